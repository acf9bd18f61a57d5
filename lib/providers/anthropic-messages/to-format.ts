import type { ResponseFormat } from "@/lib/core/chat-request";
import { isWireObject } from "@/lib/net/wire-json";

type Wire = Record<string, unknown>;

/** How an answer is bound to a schema: by the API, or in words where the API's schemas cannot say it. */
export type FormatFields = { format?: Wire; instruction?: string };

/** Keywords that the API takes; the others are told to the model in the description, as Anthropic's own SDK does. */
const plain = new Set(["type", "title", "const", "enum", "required", "$ref"]);
const lists = new Set(["anyOf", "allOf"]);
const maps = new Set(["properties", "$defs"]);
const formats = new Set<unknown>("date-time time date duration email hostname uri ipv4 ipv6 uuid".split(" "));

/** Spells a JSON schema as `output_config.format`. https://docs.anthropic.com/en/docs/build-with-claude/structured-outputs */
export function toFormat(format: ResponseFormat | undefined): FormatFields {
  if (format?.type !== "json-schema") return {};
  const fitted = new SchemaFitter().fit(format.schema);
  if (fitted) return { format: { type: "json_schema", schema: fitted } };
  const schema = JSON.stringify(format.schema);
  return {
    instruction: `Answer with one valid JSON value that follows this JSON schema, and nothing else: no code fence, no words around it.\n${schema}`,
  };
}

/** Fits a schema to what the API takes; it demands of every object that it is closed, so open ones cannot be said. */
class SchemaFitter {
  #isOpen = false;

  /** The fitted schema; undefined when it cannot be said. */
  fit(schema: object): Wire | undefined {
    const fitted = this.#fit(schema);
    return this.#isOpen ? undefined : fitted;
  }

  #fit(schema: unknown): Wire {
    const fitted: Wire = {};
    const notes: string[] = [];
    const entries: [string, unknown][] = isWireObject(schema) ? Object.entries(schema) : [];
    for (const [key, value] of entries) {
      if (plain.has(key) || (key === "format" && formats.has(value)) || (key === "minItems" && isFew(value)))
        fitted[key] = value;
      else if (lists.has(key) && Array.isArray(value)) fitted[key] = value.map((one) => this.#fit(one));
      else if (key === "oneOf" && Array.isArray(value)) fitted.anyOf = value.map((one) => this.#fit(one));
      else if (maps.has(key) && isWireObject(value)) fitted[key] = this.#fitAll(value);
      else if (key === "items") fitted.items = this.#fit(value);
      else if (!["description", "additionalProperties", "$schema"].includes(key))
        notes.push(`${key}: ${JSON.stringify(value)}`);
    }
    const description = [...entries.filter(([key]) => key === "description").map(([, value]) => value), ...notes];
    if (description.length > 0) fitted.description = description.join("\n");
    this.#close(fitted);
    return fitted;
  }

  #fitAll(schemas: object): Wire {
    return Object.fromEntries(Object.entries(schemas).map(([name, one]) => [name, this.#fit(one)]));
  }

  #close(fitted: Wire): void {
    const says = ["type", "anyOf", "allOf", "const", "enum", "$ref"].some((key) => key in fitted);
    const isObject = [fitted.type].flat().includes("object");
    if (!says || (isObject && !isWireObject(fitted.properties))) this.#isOpen = true;
    if (isObject) fitted.additionalProperties = false;
  }
}

function isFew(value: unknown): boolean {
  return value === 0 || value === 1;
}

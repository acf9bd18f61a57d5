import type { Finding } from "./finding";

const types = new Set(["object", "array", "string", "number", "integer", "boolean", "null"]);
/** Words whose value is a schema, a list of them, or named ones. */
const single = ["items", "additionalProperties", "not", "contains"];
const listed = ["anyOf", "oneOf", "allOf", "prefixItems"];
const named = ["properties", "$defs", "definitions", "patternProperties"];

/** The first thing by which a value is no JSON schema, however deep. */
export function checkSchema(value: unknown, at = "schema"): Finding | undefined {
  if (typeof value === "boolean" && at !== "schema") return undefined;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return at === "schema" ? { text: "check.object" } : { text: "check.schemaPart", values: { at } };
  }
  const schema = value as Record<string, unknown>;
  return checkType(schema.type, at) ?? checkRequired(schema, at) ?? checkInner(schema, at);
}

function checkType(type: unknown, at: string): Finding | undefined {
  const wrong = [type].flat().find((one) => one !== undefined && !(typeof one === "string" && types.has(one)));
  return wrong === undefined ? undefined : { text: "check.schemaType", values: { at, type: String(wrong) } };
}

function checkRequired({ required, properties }: Record<string, unknown>, at: string): Finding | undefined {
  if (!Array.isArray(required) || typeof properties !== "object" || properties === null) return undefined;
  const name = required.find((one) => !Object.hasOwn(properties, String(one)));
  return name === undefined ? undefined : { text: "check.schemaRequired", values: { at, name: String(name) } };
}

function checkInner(schema: Record<string, unknown>, at: string): Finding | undefined {
  const parts = [
    ...single.flatMap((word) => (word in schema ? [[word, schema[word]] as const] : [])),
    ...listed.flatMap((word) => partsOf(schema[word], word)),
    ...named.flatMap((word) => partsOf(schema[word], word)),
  ];
  for (const [place, part] of parts) {
    const finding = checkSchema(part, `${at}.${place}`);
    if (finding) return finding;
  }
  return undefined;
}

function partsOf(value: unknown, word: string): (readonly [string, unknown])[] {
  if (value === undefined) return [];
  if (typeof value !== "object" || value === null) return [[word, value]];
  return Object.entries(value).map(([key, part]) => [`${word}.${key}`, part] as const);
}

import type { GbnfJsonSchema } from "node-llama-cpp";
import { field, isWireObject, listField, numberField, textField, type WireObject } from "@/lib/net/wire-json";
import { annotations, containers, formats, primitives, typesOf, unenforced } from "./schema-words";

/** A JSON schema in the part of the language that the engine can bind an answer to, and what was lost on the way. */
export type FittedSchema = { schema: GbnfJsonSchema; ignored: string[] };

export type FitOptions = {
  /** Bounds texts that have no bound of their own, in characters. */
  longestText?: number;
  /** Makes descriptions and the like fit to be rendered. */
  clean?: (value: unknown) => unknown;
};

const deepest = 64;
/** A larger upper bound is left out: the grammar would have a rule for each repetition, and is refused from 2000 on. */
const mostRepeated = 500;
/** The name under which the whole schema is kept for `"$ref": "#"`. */
const rootName = "root";

/** Any JSON value. */
const anything: GbnfJsonSchema = {
  oneOf: [
    { type: ["string", "number", "boolean", "null"] },
    { type: "array" },
    { type: "object", additionalProperties: true },
  ],
};

/** What every function's arguments can be bound to. */
export const anyObject: GbnfJsonSchema = { type: "object", additionalProperties: true };

/**
 * Fits a schema to the engine's grammar generator: its combinations, definitions and implied types are spelled its
 * way, and what it has no word for admits any value. The engine writes every property it is told of, so an answer
 * has the optional ones too.
 */
export function fitSchema(schema: unknown, options: FitOptions = {}): FittedSchema {
  const fitter = new SchemaFitter(schema, options);
  return { schema: fitter.fitted, ignored: [...fitter.ignored] };
}

class SchemaFitter {
  readonly ignored = new Set<string>();
  readonly fitted: GbnfJsonSchema;
  readonly #options: FitOptions;
  readonly #given = new Map<string, unknown>();

  constructor(root: unknown, options: FitOptions) {
    this.#options = options;
    for (const key of ["definitions", "$defs"]) {
      const defs = field(root, key);
      if (isWireObject(defs)) for (const [name, def] of Object.entries(defs)) this.#given.set(name, def);
    }
    const text = JSON.stringify(root) ?? "";
    if (text.includes('"$ref":"#"')) this.#given.set(rootName, root);
    const top = this.#fit(root, 0);
    const $defs = Object.fromEntries([...this.#given].map(([name, def]) => [name, this.#fit(def, 0)]));
    this.fitted = text.includes('"$ref"') ? ({ ...top, $defs } as GbnfJsonSchema) : top;
  }

  #fit(given: unknown, depth: number): GbnfJsonSchema {
    if (given === true) return anything;
    if (!isWireObject(given) || depth > deepest) return this.#lost("a schema without form");
    for (const key of unenforced) if (field(given, key) !== undefined) this.ignored.add(key);
    const fitted = this.#form(given, depth + 1);
    const whole = field(given, "nullable") === true ? { oneOf: [fitted, { type: "null" }] } : fitted;
    return { ...this.#annotations(given), ...whole } as GbnfJsonSchema;
  }

  #annotations(given: object): WireObject {
    const { clean = (value) => value } = this.#options;
    const told = annotations.filter((key) => field(given, key) !== undefined);
    return Object.fromEntries(told.map((key) => [key, clean(field(given, key))]));
  }

  #form(given: object, depth: number): GbnfJsonSchema {
    const reference = textField(given, "$ref");
    if (reference !== undefined) return this.#reference(reference);
    if (field(given, "const") !== undefined) return this.#values([field(given, "const")]);
    if (Array.isArray(field(given, "enum"))) return this.#values(listField(given, "enum"));
    const types = typesOf(given);
    const alternatives = [...listField(given, "anyOf"), ...listField(given, "oneOf")];
    if (alternatives.length > 0 && !types.some((type) => containers.has(type))) {
      return { oneOf: alternatives.map((one) => this.#fit(one, depth)) };
    }
    if (alternatives.length > 0) this.ignored.add("anyOf");
    const members = listField(given, "allOf");
    if (members.length > 0) return this.#fit(this.#merged(given, members), depth);
    if (types.length === 0) return anything;
    const forms = types.map((type) => this.#typed(given, type, depth));
    return forms.length === 1 && forms[0] ? forms[0] : { oneOf: forms };
  }

  #typed(given: object, type: unknown, depth: number): GbnfJsonSchema {
    if (type === "object") return this.#object(given, depth);
    if (type === "array") return this.#array(given, depth);
    if (type === "string") return this.#string(given);
    return primitives.has(type) ? ({ type } as GbnfJsonSchema) : this.#lost(`the type ${String(type)}`);
  }

  #object(given: object, depth: number): GbnfJsonSchema {
    const properties = field(given, "properties");
    const rest = field(given, "additionalProperties");
    // The engine's own default is false, which would make every free object an empty one.
    const implied = rest === undefined ? properties === undefined : rest === true;
    const more = isWireObject(rest) ? this.#fit(rest, depth) : implied;
    const bounds = more === false ? {} : this.#bounds(given, ["minProperties", "maxProperties"]);
    const entries = isWireObject(properties) ? Object.entries(properties) : [];
    const fitted = Object.fromEntries(entries.map(([name, one]) => [name, this.#fit(one, depth)]));
    return { type: "object", properties: fitted, additionalProperties: more, ...bounds } as GbnfJsonSchema;
  }

  #array(given: object, depth: number): GbnfJsonSchema {
    const items = field(given, "items");
    const prefix = [...listField(given, "prefixItems"), ...listField(given, "items")];
    return {
      type: "array",
      ...(isWireObject(items) ? { items: this.#fit(items, depth) } : {}),
      ...(prefix.length > 0 ? { prefixItems: prefix.map((one) => this.#fit(one, depth)) } : {}),
      ...this.#bounds(given, ["minItems", "maxItems"]),
    };
  }

  #string(given: object): GbnfJsonSchema {
    const format = textField(given, "format");
    if (format !== undefined && formats.has(format)) return { type: "string", format } as GbnfJsonSchema;
    if (format !== undefined) this.ignored.add("format");
    const { longestText } = this.#options;
    const bound = longestText === undefined ? {} : { maxLength: longestText };
    return { type: "string", ...bound, ...this.#bounds(given, ["minLength", "maxLength"]) };
  }

  #values(values: unknown[]): GbnfJsonSchema {
    const isPlain = values.length > 0 && values.every((value) => value === null || typeof value !== "object");
    return isPlain ? ({ enum: values } as GbnfJsonSchema) : this.#lost("enum");
  }

  #reference(reference: string): GbnfJsonSchema {
    const name = reference === "#" ? rootName : reference.replace(/^#\/(\$defs|definitions)\//, "");
    if (!this.#given.has(name)) return this.#lost("$ref");
    return { $ref: `#/$defs/${name}` } as GbnfJsonSchema;
  }

  /** The members of `allOf` and what stands beside them as one schema; properties are put together. */
  #merged(given: object, members: unknown[]): WireObject {
    const { allOf: _, ...merged } = given as WireObject;
    for (const member of members) {
      const name = textField(member, "$ref")?.replace(/^#\/(\$defs|definitions)\//, "");
      const one = name === undefined ? member : this.#given.get(name);
      if (!isWireObject(one)) continue;
      const properties = { ...asObject(field(merged, "properties")), ...asObject(field(one, "properties")) };
      Object.assign(merged, one, Object.keys(properties).length > 0 ? { properties } : {});
    }
    return merged;
  }

  /** The least and the most of something that is repeated. */
  #bounds(given: object, [least, most]: [string, string]): Record<string, number> {
    const min = numberField(given, least);
    const max = numberField(given, most);
    const isTooMany = max !== undefined && max > mostRepeated;
    if (isTooMany) this.ignored.add(most);
    return {
      ...(min === undefined || min < 0 ? {} : { [least]: min }),
      ...(max === undefined || max < 0 || isTooMany ? {} : { [most]: max }),
    };
  }

  #lost(what: string): GbnfJsonSchema {
    this.ignored.add(what);
    return anything;
  }
}

function asObject(value: unknown): object {
  return isWireObject(value) ? value : {};
}

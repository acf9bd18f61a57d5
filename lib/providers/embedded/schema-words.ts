import { field } from "@/lib/net/wire-json";

/** Types without parts. */
export const primitives = new Set<unknown>(["string", "number", "integer", "boolean", "null"]);
export const containers = new Set<unknown>(["object", "array"]);
/** Formats of texts that the engine's grammars know. */
export const formats = new Set(["date-time", "date", "time"]);
/** Told to the model with a function, and without effect on the grammar. */
export const annotations = ["title", "description", "required", "default", "examples"];
/** Conditions that a grammar of this engine cannot express. */
export const unenforced = [
  ...["pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "uniqueItems", "contains"],
  ...["patternProperties", "propertyNames", "dependentRequired", "dependentSchemas", "unevaluatedProperties"],
  ...["not", "if"],
];
/** The types a schema names, or implies by what it says of an object or a list. */
export function typesOf(given: object): unknown[] {
  const type = field(given, "type");
  if (Array.isArray(type)) return type;
  if (type !== undefined) return [type];
  if (field(given, "properties") !== undefined || field(given, "additionalProperties") !== undefined) return ["object"];
  return field(given, "items") !== undefined || field(given, "prefixItems") !== undefined ? ["array"] : [];
}

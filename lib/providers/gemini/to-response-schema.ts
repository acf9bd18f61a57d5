import { isWireObject } from "@/lib/net/wire-json";

/** Keywords whose value is a schema or a list of schemas. */
const nested = new Set(["items", "prefixItems", "additionalProperties", "anyOf", "oneOf", "allOf", "not"]);
/** Keywords whose value names schemas; the names may be anything. */
const named = new Set(["properties", "$defs", "definitions", "patternProperties"]);

/**
 * `responseJsonSchema` knows no `const` (vercel/ai packages/google/src/sanitize-response-json-schema.ts): it becomes an
 * `enum` of one value, which says the same.
 */
export function toResponseSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toResponseSchema);
  if (!isWireObject(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]: [string, unknown]) => {
      if (keyword === "const") return ["enum", [value]];
      if (nested.has(keyword)) return [keyword, toResponseSchema(value)];
      return [keyword, named.has(keyword) && isWireObject(value) ? toSchemas(value) : value];
    }),
  );
}

function toSchemas(schemas: object): object {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, toResponseSchema(schema)]));
}

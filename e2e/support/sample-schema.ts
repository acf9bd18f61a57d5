/** The parts of a JSON schema that a sample is made by. */
export type Schema = {
  type?: string;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  items?: Schema;
};

/** The plainest value that a schema allows. */
export function sampleOf(schema: Schema | undefined): unknown {
  if (schema?.enum) return schema.enum[0];
  switch (schema?.type) {
    case "string":
      return "something";
    case "number":
    case "integer":
      return 1;
    case "boolean":
      return true;
    case "array":
      return [sampleOf(schema.items)];
    default:
      return Object.fromEntries(
        Object.entries(schema?.properties ?? {}).map(([name, property]) => [name, sampleOf(property)]),
      );
  }
}

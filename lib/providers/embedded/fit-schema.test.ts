import { describe, expect, test } from "vitest";
import { fitSchema } from "./fit-schema";

const anything = {
  oneOf: [
    { type: ["string", "number", "boolean", "null"] },
    { type: "array" },
    { type: "object", additionalProperties: true },
  ],
};
const open = { additionalProperties: true, properties: {}, type: "object" };
const closed = (properties: object) => ({ type: "object", properties, additionalProperties: false });

describe("a schema for the engine", () => {
  test.each<[string, unknown, unknown]>([
    ["an object without properties is free", { type: "object" }, open],
    ["an object with none stays empty", { type: "object", properties: {} }, closed({})],
    ["properties imply an object", { properties: { a: { type: "null" } } }, closed({ a: { type: "null" } })],
    ["items imply a list", { items: { const: 1 } }, { type: "array", items: { enum: [1] } }],
    ["nothing said is any value", {}, anything],
    ["true is any value", true, anything],
    ["a list of types is a choice", { type: ["integer", "null"] }, { oneOf: [{ type: "integer" }, { type: "null" }] }],
    ["nullable adds null", { type: "boolean", nullable: true }, { oneOf: [{ type: "boolean" }, { type: "null" }] }],
    ["anyOf is oneOf", { anyOf: [{ const: 1 }, { enum: [2] }] }, { oneOf: [{ enum: [1] }, { enum: [2] }] }],
    ["a tuple", { type: "array", prefixItems: [{ const: 1 }] }, { type: "array", prefixItems: [{ enum: [1] }] }],
    [
      "further properties may have a form",
      { type: "object", additionalProperties: { type: "string" }, minProperties: 1 },
      { type: "object", properties: {}, additionalProperties: { type: "string" }, minProperties: 1 },
    ],
    [
      "parts are put together",
      { allOf: [{ type: "object", properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } }] },
      closed({ a: { enum: [1] }, b: { enum: [2] } }),
    ],
    [
      "definitions of both spellings are kept at the top",
      { $ref: "#/definitions/x", definitions: { x: { const: 1 } } },
      { $ref: "#/$defs/x", $defs: { x: { enum: [1] } } },
    ],
    [
      "what is said about it is kept",
      { type: "boolean", description: "Whether", title: "T" },
      { type: "boolean", description: "Whether", title: "T" },
    ],
  ])("%s", (_, given, fitted) => {
    expect(fitSchema(given)).toEqual({ schema: fitted, ignored: [] });
  });

  test.each<[string, unknown, string[]]>([
    ["a pattern", { type: "string", pattern: "^a" }, ["pattern"]],
    ["a format it does not know", { type: "string", format: "uuid" }, ["format"]],
    ["a bound too large for a grammar", { type: "string", maxLength: 2_000 }, ["maxLength"]],
    ["a reference to nowhere", { $ref: "https://example.com/schema" }, ["$ref"]],
    ["alternatives beside properties", { type: "object", properties: {}, anyOf: [{}] }, ["anyOf"]],
    ["values that are no plain ones", { enum: [{ a: 1 }] }, ["enum"]],
    ["what is no schema", { type: "array", items: "x", minItems: 1, contains: {} }, ["contains"]],
  ])("goes without %s, and says so", (_, given, ignored) => {
    expect(fitSchema(given).ignored).toEqual(ignored);
  });

  test("bounds texts that have no bound of their own", () => {
    const given = { type: "array", prefixItems: [{ type: "string" }, { type: "string", maxLength: 3 }] };
    const prefixItems = [
      { type: "string", maxLength: 80 },
      { type: "string", maxLength: 3 },
    ];
    expect(fitSchema(given, { longestText: 80 }).schema).toEqual({ type: "array", prefixItems });
  });

  test("takes a property of any name for a property", () => {
    const given = JSON.parse('{"type":"object","properties":{"__proto__":{"const":1}}}');
    const { schema } = fitSchema(given);
    expect(JSON.stringify(schema)).toContain('"properties":{"__proto__":{"enum":[1]}}');
  });

  test("ends where a schema is nested without end", () => {
    let given: object = { type: "null" };
    for (let depth = 0; depth < 200; depth += 1) given = { type: "array", items: given };
    expect(fitSchema(given).ignored).toEqual(["a schema without form"]);
  });
});

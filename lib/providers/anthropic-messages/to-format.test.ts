import { describe, expect, test } from "vitest";
import type { ResponseFormat } from "@/lib/core/chat-request";
import { ask, mocks } from "./testing/ask";

const mock = mocks();

async function send(schema: Record<string, unknown>, native = true) {
  const upstream = await mock();
  const responseFormat: ResponseFormat = { type: "json-schema", name: "answer", schema };
  await ask(upstream, { responseFormat }, { json: { object: false, schema: native } });
  return upstream.asked[0];
}

describe("a schema for the answer", () => {
  test("is sent with its objects closed and what the API does not take put into words", async () => {
    const sent = await send({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "object",
      description: "A person",
      properties: {
        age: { type: "integer", minimum: 0, description: "In years" },
        born: { type: "string", format: "date" },
        tags: { type: "array", items: { type: "string", minLength: 2 }, minItems: 1, maxItems: 3 },
        home: { oneOf: [{ $ref: "#/$defs/place" }, { type: "null" }] },
        const: { enum: [{ minimum: 1 }] },
      },
      required: ["age"],
      additionalProperties: true,
      $defs: { place: { type: "object", properties: { name: { type: "string" } } } },
    });
    expect(sent?.output_config?.format).toEqual({
      type: "json_schema",
      schema: {
        type: "object",
        description: "A person",
        properties: {
          age: { type: "integer", description: "In years\nminimum: 0" },
          born: { type: "string", format: "date" },
          tags: {
            type: "array",
            items: { type: "string", description: "minLength: 2" },
            minItems: 1,
            description: "maxItems: 3",
          },
          home: { anyOf: [{ $ref: "#/$defs/place" }, { type: "null" }] },
          const: { enum: [{ minimum: 1 }] },
        },
        required: ["age"],
        additionalProperties: false,
        $defs: { place: { type: "object", properties: { name: { type: "string" } }, additionalProperties: false } },
      },
    });
  });

  test.each([
    { type: "object" },
    { type: "object", additionalProperties: { type: "string" } },
    { type: "object", properties: { any: {} } },
  ])("that the API cannot hold an answer to is asked for in words: %j", async (schema) => {
    const sent = await send(schema);
    expect(sent?.output_config).toBeUndefined();
    expect(sent?.system).toContain(JSON.stringify(schema));
  });

  test("is left to others where the model has no such thing", async () => {
    const sent = await send({ type: "object", properties: {} }, false);
    expect(sent).not.toMatchObject({ output_config: expect.anything() });
    expect(sent?.system).toBeUndefined();
  });
});

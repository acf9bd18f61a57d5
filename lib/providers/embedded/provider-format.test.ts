import { describe, expect, test } from "vitest";
import { type Ask, chunksOf, finishes, logprobsIn, textIn, usageIn, warningsIn } from "./testing/ask-starter";

const json = { type: "json" } as const;
const prompt = "Give me a JSON object with a name and an age";

async function follow(schema: Record<string, unknown>, more: Ask = {}) {
  const chunks = await chunksOf({ responseFormat: { type: "json-schema", name: "form", schema }, ...more });
  return { value: JSON.parse(textIn(chunks)), chunks };
}

describe("JSON", () => {
  test("is the answer whatever is asked", async () => {
    for (const question of [prompt, "Hello", "你好", "Show me a table"]) {
      const chunks = await chunksOf({ prompt: question, responseFormat: json });
      expect(JSON.parse(textIn(chunks))).toBeTypeOf("object");
      expect(finishes(chunks)).toEqual(["stop"]);
    }
  });

  test("comes after the thought, which is free", async () => {
    const chunks = await chunksOf({ prompt, responseFormat: json, thinking: { mode: "on" } });
    expect(textIn(chunks, "reasoning-delta")).toMatch(/^[^{]{20}/);
    expect(JSON.parse(textIn(chunks))).toBeTypeOf("object");
  });

  test("is broken off where its length is up", async () => {
    const chunks = await chunksOf({ prompt, responseFormat: json, maxCompletionTokens: 6 });
    expect(textIn(chunks)).toMatch(/^\s*\{/);
    expect(finishes(chunks)).toEqual(["length"]);
  });

  test("is the answer beside functions, and a call remains possible", async () => {
    const tools = [{ name: "ping" }];
    const chunks = await chunksOf({ prompt, responseFormat: json, tools, logprobs: true, topLogprobs: 20 });
    expect(JSON.parse(textIn(chunks))).toBeTypeOf("object");
    const beginnings = logprobsIn(chunks)[0]?.top.map(({ token }) => token) ?? [];
    expect(beginnings).toContain("<tool_call>");
    expect(beginnings.every((token) => /^[\s{<]/.test(token))).toBe(true);
    const called = await chunksOf({ prompt, responseFormat: json, tools, toolChoice: "required" });
    expect(finishes(called)).toEqual(["tool_calls"]);
  });

  test("keeps to a schema while it is drawn at random", async () => {
    const schema = { type: "object", properties: { ok: { type: "boolean" }, unit: { enum: ["c", "f", null, 3] } } };
    for (let seed = 1; seed <= 4; seed += 1) {
      const { value } = await follow(schema, { temperature: 2, seed });
      expect(value).toEqual({
        ok: expect.any(Boolean),
        unit: expect.toSatisfy((one) => ["c", "f", null, 3].includes(one)),
      });
    }
  });

  test("follows definitions, lists, alternatives and what is put together from parts", async () => {
    const { value } = await follow({
      allOf: [
        { $ref: "#/definitions/base" },
        { type: "object", properties: { none: { type: "string", nullable: true } } },
      ],
      properties: { pair: { type: "array", items: { $ref: "#/$defs/a b" }, minItems: 2, maxItems: 2 } },
      definitions: { base: { properties: { kind: { const: "tree" } } } },
      $defs: { "a b": { anyOf: [{ type: "object", properties: { leaf: { enum: [1] } } }, { const: false }] } },
    });
    const item = expect.toSatisfy((one) => one === false || one?.leaf === 1);
    expect(value).toEqual({
      kind: "tree",
      pair: [item, item],
      none: expect.toSatisfy((one) => one === null || typeof one === "string"),
    });
  });

  test("follows a schema that contains itself", async () => {
    const kids = { type: "array", items: { $ref: "#" }, maxItems: 2 };
    const { value } = await follow({ type: "object", properties: { v: { enum: ["p", "q"] }, kids } });
    expect(value).toEqual({ v: expect.stringMatching(/^[pq]$/), kids: expect.any(Array) });
  });

  test("says which conditions of a schema it does not keep", async () => {
    const { chunks } = await follow({
      type: "object",
      properties: { mail: { type: "string", format: "email", maxLength: 5000 }, age: { type: "boolean", minimum: 3 } },
    });
    const reason = expect.stringMatching(/enforce (?=.*format)(?=.*maxLength)(?=.*minimum)/);
    expect(warningsIn(chunks)).toEqual([{ param: "response_format", action: "adjusted", reason }]);
  });

  test.each([
    ["too long", { enum: Array.from({ length: 50_000 }, (_, index) => `value ${index}`) }],
    ["too much to repeat", { type: "array", items: { type: "string" }, minItems: 1_000_000 }],
  ])("refuses a schema that is %s", async (_, schema) => {
    const chunks = await chunksOf({ responseFormat: { type: "json-schema", name: "big", schema } });
    expect(chunks).toEqual([
      { type: "end", reason: "failed", error: expect.objectContaining({ code: "invalid_value" }) },
    ]);
  });
});

describe("a thought with a budget", () => {
  test.each([1, 5, 12])("takes no more than %i tokens, and an answer follows", async (budgetTokens) => {
    const chunks = await chunksOf({ thinking: { mode: "on", budgetTokens } });
    const { reasoning, text } = usageIn(chunks).completion;
    expect(reasoning).toBe(budgetTokens);
    expect(text).toBeGreaterThan(5);
    expect(`${textIn(chunks)}${textIn(chunks, "reasoning-delta")}`).not.toContain("think>");
    expect(finishes(chunks)).toEqual(["stop"]);
  });

  test("is whole when the budget is large", async () => {
    const whole = await chunksOf({ thinking: { mode: "on" } });
    const chunks = await chunksOf({ thinking: { mode: "on", budgetTokens: 400 } });
    expect(textIn(chunks, "reasoning-delta")).toBe(textIn(whole, "reasoning-delta"));
  });
});

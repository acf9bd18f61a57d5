import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { onlyJson } from "./only-json";
import { done, finish, listOf, streamOf, text, textOf } from "./testing/chunks";

const json = { type: "json" } as const;

/** The text cut into pieces of these lengths. */
function pieces(whole: string, lengths: number[]): string[] {
  const cut: string[] = [];
  let at = 0;
  for (const length of lengths) {
    cut.push(whole.slice(at, at + length));
    at += length;
  }
  return [...cut, whole.slice(at)];
}

const answer = (whole: string, format: Parameters<typeof onlyJson>[1] = json, ...last: Chunk[]) =>
  listOf(onlyJson(streamOf(text(whole), ...(last.length > 0 ? last : [finish]), done), format));
const failed = { type: "end", reason: "failed", error: { code: "upstream_error", isFinal: true } };

describe("onlyJson", () => {
  test.each([
    '{"a":1}',
    '```json\n{"a":1}\n```',
    '``` json\n{"a":1}\n```\n',
    '~~~\n{"a":1}\n~~~',
    '`{"a":1}`',
    'Sure, here it is:\n\n```json5\n{"a":1}\n```\nAnything else?',
    '\n\n{"a":1}\n\n',
  ])("gives the JSON of %j however it is cut", async (whole) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 })), async (lengths) => {
        const stream = streamOf(...pieces(whole, lengths).map((words) => text(words)), finish, done);
        const chunks = await listOf(onlyJson(stream, json));
        expect(textOf(chunks)).toBe('{"a":1}');
        expect(chunks.at(-1)).toEqual(done);
      }),
    );
  });

  test("keeps brackets, quotes and backquotes inside the JSON", async () => {
    const whole = '{"code":"```js\\n} \\" x\\n```","list":[{"b":"]"}]}';
    const stream = streamOf(...[...whole].map((letter) => text(letter)), finish, done);
    expect(textOf(await listOf(onlyJson(stream, json)))).toBe(whole);
  });

  test.each(["Sure! Here it is", "5", '"x"', "[1]", '{"a":', ""])("fails %j, which is no object", async (whole) => {
    const chunks = await answer(whole);
    expect(chunks.at(-1)).toMatchObject(failed);
    if (!whole.startsWith("{")) expect(textOf(chunks)).toBe(whole);
  });

  test("fails an answer of thought alone", async () => {
    const thought: Chunk = { type: "reasoning-delta", choice: 0, text: "Hm." };
    expect((await listOf(onlyJson(streamOf(thought, finish, done), json))).at(-1)).toMatchObject(failed);
  });

  test("does not fail an answer that was cut by its length or calls a tool", async () => {
    expect((await answer('{"a":', json, { type: "finish", choice: 0, reason: "length" })).at(-1)).toEqual(done);
    const call = { type: "tool-call-delta", choice: 0, index: 0, name: "f", arguments: "{}" } as const;
    const calls = await answer("Let me look", json, call, { type: "finish", choice: 0, reason: "tool_calls" });
    expect(calls.at(-1)).toEqual(done);
  });

  test("checks the schema that was asked for", async () => {
    const schema = {
      type: "object",
      properties: { a: { type: "integer" } },
      required: ["a"],
      additionalProperties: false,
    };
    const format = { type: "json-schema", name: "s", schema } as const;
    expect((await answer('{"a":1}', format)).at(-1)).toEqual(done);
    expect((await answer('{"b":2}', format)).at(-1)).toMatchObject(failed);
    expect((await answer('{"a":"one"}', format)).at(-1)).toMatchObject(failed);
    const number = { type: "json-schema", name: "n", schema: { type: "number" } } as const;
    expect((await answer("5", number)).at(-1)).toEqual(done);
  });

  test("takes long white space in its stride", async () => {
    const before = performance.now();
    await answer(`{"a":1${" ".repeat(200_000)}}${"\n".repeat(200_000)}x`);
    await listOf(onlyJson(streamOf(...Array.from({ length: 20_000 }, () => text("  ")), finish, done), json));
    // A pattern that looks back over it takes minutes.
    expect(performance.now() - before).toBeLessThan(3_000);
  });
});

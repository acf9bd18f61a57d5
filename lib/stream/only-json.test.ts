import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onlyJson } from "./only-json";
import { done, finish, listOf, streamOf, text, textOf } from "./testing/chunks";

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

describe("onlyJson", () => {
  test.each(['{"a":1}', '```json\n{"a":1}\n```', '```\n{"a":1}\n```\n', '\n  ```JSON\n{"a":1}```', '{"a":1}\n\n'])(
    "gives the JSON of %j however it is cut",
    async (whole) => {
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 })), async (lengths) => {
          const stream = streamOf(...pieces(whole, lengths).map((words) => text(words)), finish, done);
          const chunks = await listOf(onlyJson(stream));
          expect(textOf(chunks).trim()).toBe('{"a":1}');
          expect(chunks.at(-1)).toEqual(done);
        }),
      );
    },
  );

  test("keeps a backquote inside the JSON", async () => {
    const whole = '{"code":"```js\\nx\\n```"}';
    const chunks = await listOf(onlyJson(streamOf(...[...whole].map((letter) => text(letter)), finish, done)));
    expect(textOf(chunks)).toBe(whole);
  });

  test("fails an answer that is not JSON, but not one that was cut by its length or calls a tool", async () => {
    const chunks = await listOf(onlyJson(streamOf(text("Sure! Here it is"), finish, done)));
    expect(chunks.at(-1)).toMatchObject({ type: "end", reason: "failed", error: { code: "upstream_error" } });
    const cut = await listOf(onlyJson(streamOf(text('{"a":'), { type: "finish", choice: 0, reason: "length" }, done)));
    expect(cut.at(-1)).toEqual(done);
    const call = { type: "tool-call-delta", choice: 0, index: 0, name: "f", arguments: "{}" } as const;
    const calls = await listOf(
      onlyJson(streamOf(text("Let me look"), call, { type: "finish", choice: 0, reason: "tool_calls" }, done)),
    );
    expect(calls.at(-1)).toEqual(done);
  });
});

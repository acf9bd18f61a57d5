import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chunk, emptyUsage } from "@/lib/core/chunk";
import { collectLog } from "@/lib/stream/collect";
import { expectValidStream } from "./testing/stream-automaton";
import { toCompletionBody } from "./to-completion";
import { CompletionChunkWriter, type UsagePlace } from "./to-completion-chunks";

const envelope = { id: "chatcmpl-1", created: 1, model: "m", systemFingerprint: "fp_x" };
const usage = { ...emptyUsage(), promptTokens: 3, completionTokens: 2, totalTokens: 5 };
const done: Chunk = { type: "end", reason: "done" };

function write(chunks: Chunk[], place: UsagePlace = "finish"): string[] {
  const writer = new CompletionChunkWriter(envelope, place);
  return chunks.flatMap((chunk) => writer.write(chunk));
}

const chunk: fc.Arbitrary<Chunk> = fc.oneof(
  fc.record({ type: fc.constant("text-delta" as const), choice: fc.nat(2), text: fc.string() }),
  fc.record({ type: fc.constant("reasoning-delta" as const), choice: fc.nat(2), text: fc.string() }),
  fc.record({
    type: fc.constant("tool-call-delta" as const),
    choice: fc.nat(2),
    index: fc.nat(1),
    name: fc.constant("f"),
    arguments: fc.constantFrom("", "{", "}"),
  }),
  fc.record({ type: fc.constant("finish" as const), choice: fc.nat(2), reason: fc.constantFrom("stop", "length") }),
  fc.constant<Chunk>({ type: "usage", usage }),
  fc.constant<Chunk>({ type: "upstream", systemFingerprint: "fp_late" }),
  fc.constant<Chunk>({ type: "citation", citation: { index: 1, url: "https://a.example" } }),
);

describe("a streamed answer", () => {
  test("follows every rule of the stream, whatever the upstream left out or sent twice", () => {
    fc.assert(
      fc.property(fc.array(chunk), fc.constantFrom<UsagePlace>("finish", "own", "none"), (chunks, place) => {
        const written = expectValidStream(write([...chunks, done], place));
        expect(written.filter((one) => one.usage)).toHaveLength(place === "none" ? 0 : 1);
      }),
    );
  });

  test("puts usage on the chunk that finishes, with every key an integer", () => {
    const chunks = expectValidStream(write([{ type: "text-delta", choice: 0, text: "a" }, done]));
    expect(chunks.at(-1)?.choices).toHaveLength(1);
    expect(chunks.at(-1)?.usage).toEqual({
      prompt_tokens: 0,
      completion_tokens: 0,
      total_tokens: 0,
      billed_units: 0,
      prompt_tokens_details: {
        text_tokens: 0,
        audio_tokens: 0,
        cached_tokens: 0,
        image_tokens: 0,
        video_tokens: 0,
        citation_tokens: 0,
      },
      completion_tokens_details: {
        text_tokens: 0,
        audio_tokens: 0,
        reasoning_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    });
  });

  test("gives usage a chunk of its own when asked, and null before it", () => {
    const chunks = expectValidStream(
      write([{ type: "text-delta", choice: 0, text: "a" }, { type: "usage", usage }, done], "own"),
    );
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 5 } });
    expect(chunks.slice(0, -1).map((one) => one.usage)).toEqual(chunks.slice(0, -1).map(() => null));
  });

  test("sends {} for a tool call without arguments, and an id where the upstream gave none", () => {
    const chunks = expectValidStream(
      write([
        { type: "tool-call-delta", choice: 0, index: 0, name: "now", arguments: "" },
        { type: "finish", choice: 0, reason: "tool_calls" },
        done,
      ]),
    );
    const calls = chunks.flatMap((one) => one.choices.flatMap((choice) => choice.delta.tool_calls ?? []));
    expect(calls).toEqual([
      { index: 0, id: "call_chatcmpl-1_0_0", type: "function", function: { name: "now", arguments: "" } },
      { index: 0, function: { arguments: "{}" } },
    ]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("tool_calls");
  });

  test("closes a failed stream with an error and without [DONE]", () => {
    const lines = write([
      { type: "text-delta", choice: 0, text: "half" },
      { type: "end", reason: "failed", error: { code: "upstream_error", message: "cut" } },
    ]);
    expect(lines).not.toContain("[DONE]");
    expect(JSON.parse(lines.at(-1) ?? "")).toEqual({
      error: { message: "cut", type: "upstream_error", param: null, code: "upstream_error" },
      message: "cut",
    });
  });
});

describe("an answer in one body", () => {
  test("says the same as the stream of the same chunks", () => {
    const chunks: Chunk[] = [
      { type: "reasoning-delta", choice: 0, text: "hm" },
      { type: "text-delta", choice: 0, text: "Hello" },
      { type: "text-delta", choice: 1, text: "Hi" },
      { type: "citation", citation: { index: 1, url: "https://a.example" } },
      { type: "usage", usage },
      { type: "finish", choice: 0, reason: "stop" },
      { type: "finish", choice: 1, reason: "length" },
      done,
    ];
    const body = toCompletionBody(collectLog(chunks.map((one, seq) => ({ seq, at: 0, chunk: one }))), envelope);
    expect(body).toMatchObject({
      object: "chat.completion",
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: "Hello", reasoning_content: "hm", refusal: null },
          finish_reason: "stop",
          logprobs: null,
        },
        { index: 1, message: { content: "Hi" }, finish_reason: "length" },
      ],
      usage: { total_tokens: 5, billed_units: 0 },
      citations: ["https://a.example"],
      system_fingerprint: "fp_x",
    });
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Chunk, emptyUsage, type TokenLogprob } from "@/lib/core/chunk";
import type { SseEvent } from "@/lib/stream/sse-response";
import { expectBrokenStream, expectValidStream } from "./testing/stream-automaton";
import { CompletionChunkWriter, type StreamStyle, type UsagePlace } from "./to-completion-chunks";

const envelope = { id: "chatcmpl-1", created: 1, model: "m", systemFingerprint: "fp_x" };
const plain: StreamStyle = { usagePlace: "finish", returnsResults: false, resultsFirst: false };
const usage = { ...emptyUsage(), promptTokens: 3, completionTokens: 2, totalTokens: 5 };
const done: Chunk = { type: "end", reason: "done" };
const says = (text: string, choice = 0): Chunk => ({ type: "text-delta", choice, text });
const cites = (index: number, url: string): Chunk => ({ type: "citation", citation: { index, url, title: "T" } });

function events(chunks: Chunk[], style: Partial<StreamStyle> = {}): SseEvent[] {
  const writer = new CompletionChunkWriter(envelope, { ...plain, ...style });
  return chunks.flatMap((chunk) => writer.write(chunk));
}

function write(chunks: Chunk[], style: Partial<StreamStyle> = {}): string[] {
  return events(chunks, style).filter((event) => typeof event === "string");
}

const token: TokenLogprob = { token: "a", logprob: -0.5, bytes: [97], top: [] };
const choice = fc.nat(2);
const text = fc.string();
const url = fc.constantFrom("https://a.example", "https://b.example");
const chunk: fc.Arbitrary<Chunk> = fc.oneof(
  fc.record({
    type: fc.constant("text-delta" as const),
    choice,
    text,
    logprobs: fc.constantFrom<TokenLogprob[] | undefined>(undefined, [], [token]),
  }),
  fc.record({ type: fc.constant("reasoning-delta" as const), choice, text }),
  fc.record({ type: fc.constant("refusal-delta" as const), choice, text }),
  fc.record({
    type: fc.constant("tool-call-delta" as const),
    choice,
    index: fc.nat(1),
    id: fc.constantFrom(undefined, "", "call_1"),
    name: fc.constantFrom(undefined, "f"),
    arguments: fc.constantFrom("", " ", "{", "}"),
  }),
  fc.record({
    type: fc.constant("audio-delta" as const),
    choice,
    id: fc.constantFrom(undefined, "audio_1"),
    data: fc.constantFrom(undefined, "AAAA"),
    transcript: fc.constantFrom(undefined, "Hi"),
    expiresAt: fc.constantFrom(undefined, 9),
  }),
  fc.record({ type: fc.constant("finish" as const), choice, reason: fc.constantFrom("stop", "length") }),
  fc.record({ type: fc.constant("citation" as const), citation: fc.record({ index: fc.constant(1), url }) }),
  fc.constantFrom<Chunk>(
    { type: "usage", usage },
    { type: "usage", usage: { ...usage, estimated: true } },
    { type: "upstream", systemFingerprint: "fp_late" },
    { type: "warning", warning: { param: "seed", action: "dropped", reason: "no" } },
    { type: "search", engine: "native", queries: ["q"], results: 1 },
    { type: "retry", attempt: 1, waitMs: 1, error: { code: "upstream_error", message: "no" } },
    { type: "carry", choice: 0, carry: { protocol: "gemini", content: "secret" } },
  ),
);

describe("a streamed answer", () => {
  test("follows every rule of the stream, whatever the upstream left out or sent twice", () => {
    const style = fc.record({
      usagePlace: fc.constantFrom<UsagePlace>("finish", "own", "none"),
      returnsResults: fc.boolean(),
      resultsFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(chunk), style, (chunks, wanted) => {
        expectValidStream(write([...chunks, done], wanted), wanted.usagePlace);
      }),
    );
  });

  test("follows them as far as it goes when it fails, and closes with an error in place of [DONE]", () => {
    const failed: Chunk = { type: "end", reason: "failed", error: { code: "timeout", message: "too long" } };
    fc.assert(
      fc.property(fc.array(chunk), (chunks) => {
        expect(expectBrokenStream(write([...chunks, failed])).code).toBe("timeout");
      }),
    );
  });

  test("never shows what is kept for the upstream", () => {
    const written = events([{ type: "carry", choice: 0, carry: { protocol: "x", content: "key" } }, done]);
    expect(JSON.stringify(written)).not.toContain("key");
  });

  test("puts usage on the chunk that finishes, with every count at 0 that nobody told", () => {
    const last = expectValidStream(write([says("a"), done])).at(-1);
    expect(last?.choices).toHaveLength(1);
    expect(last?.usage?.total_tokens).toBe(0);
  });

  test("gives usage a chunk of its own when asked, and null before it", () => {
    const last = expectValidStream(write([says("a"), { type: "usage", usage }, done], { usagePlace: "own" }), "own");
    expect(last.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: 5 } });
  });

  test.each<[UsagePlace, number]>([
    ["finish", 1],
    ["own", 1],
    ["none", 0],
  ])("says right before it that usage (%s) was estimated", (usagePlace, marks) => {
    const written = events([says("a"), { type: "usage", usage: { ...usage, estimated: true } }, done], { usagePlace });
    const at = written.findIndex((event) => typeof event !== "string");
    expect(written.filter((event) => typeof event !== "string")).toEqual(
      Array(marks).fill({ comment: "x-parley-usage: estimated" }),
    );
    if (marks > 0) expect(written.slice(at + 1)).toEqual([expect.stringContaining("total_tokens"), "[DONE]"]);
  });

  test("sends {} for a call without arguments, and an id where the upstream gave none", () => {
    const chunks = expectValidStream(
      write([
        { type: "tool-call-delta", choice: 0, index: 0, name: "now", arguments: "" },
        { type: "finish", choice: 0, reason: "tool_calls" },
        done,
      ]),
    );
    const calls = chunks.flatMap((one) => one.choices.flatMap((each) => each.delta.tool_calls ?? []));
    expect(calls).toEqual([
      { index: 0, id: "call_chatcmpl-1_0_0", type: "function", function: { name: "now", arguments: "" } },
      { index: 0, function: { arguments: "{}" } },
    ]);
    expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe("tool_calls");
  });

  test("waits with a call for the name of its function", () => {
    const part = { type: "tool-call-delta" as const, choice: 0, index: 0 };
    const lines = write([
      { ...part, id: "call_9", arguments: "{" },
      { ...part, name: "f", arguments: '"a"' },
      { ...part, arguments: ":1}" },
      done,
    ]);
    const calls = expectValidStream(lines).flatMap((one) => one.choices[0]?.delta.tool_calls ?? []);
    expect(calls).toEqual([
      { index: 0, id: "call_9", type: "function", function: { name: "f", arguments: '{"a"' } },
      { index: 0, function: { arguments: ":1}" } },
    ]);
  });

  test("keeps choices that arrive by turns apart", () => {
    const lines = write([says("a"), says("x", 1), says("b"), says("y", 1), done]);
    const chunks = expectValidStream(lines);
    const textOf = (index: number) =>
      chunks.flatMap((one) => one.choices.filter((each) => each.index === index).map((each) => each.delta.content));
    expect([textOf(0).join(""), textOf(1).join("")]).toEqual(["ab", "xy"]);
  });

  test("carries log probabilities, refusals and sound", () => {
    const chunks = expectValidStream(
      write([
        {
          type: "text-delta",
          choice: 0,
          text: "a",
          logprobs: [{ ...token, top: [{ token: "b", logprob: -1, bytes: null }] }],
        },
        { type: "refusal-delta", choice: 0, text: "No." },
        { type: "audio-delta", choice: 0, id: "audio_1", data: "AAAA", transcript: "Hi", expiresAt: 9 },
        done,
      ]),
    );
    expect(chunks.flatMap((one) => one.choices).slice(1, -1)).toMatchObject([
      {
        delta: { content: "a" },
        logprobs: {
          content: [
            { token: "a", logprob: -0.5, bytes: [97], top_logprobs: [{ token: "b", logprob: -1, bytes: null }] },
          ],
          refusal: null,
        },
      },
      { delta: { refusal: "No." }, logprobs: null },
      { delta: { audio: { id: "audio_1", data: "AAAA", transcript: "Hi", expires_at: 9 } } },
    ]);
  });
});

describe("the sources of a streamed answer", () => {
  const search: Chunk = { type: "search", engine: "tavily", queries: ["q"], results: 2 };
  const found = [search, cites(1, "https://a.example"), cites(2, "https://b.example")];
  const citations = ["https://a.example", "https://b.example"];

  test("are complete on the chunk that finishes, and the results are there only when asked for", () => {
    const last = expectValidStream(write([...found, says("a"), done])).at(-1);
    expect(last?.citations).toEqual(citations);
    expect(last).not.toHaveProperty("search_results");
    const asked = expectValidStream(write([...found, says("a"), done], { returnsResults: true })).at(-1);
    expect(asked?.search_results?.[0]).toEqual({
      index: 1,
      title: "T",
      url: "https://a.example",
      content: "",
      media: "",
      icon: "",
      publish_date: "",
    });
  });

  test("come first when they are known before the answer and were wanted before it", () => {
    const chunks = expectValidStream(write([...found, says("a"), done], { resultsFirst: true }));
    expect(chunks[1]).toMatchObject({ choices: [], citations });
    expect(chunks.filter((one) => one.choices.length === 0)).toHaveLength(1);
    expect(expectValidStream(write([...found, says("a"), done])).filter((one) => one.citations)).toHaveLength(1);
  });

  test("that the model finds on its way wait for the end", () => {
    const chunks = expectValidStream(write([says("a"), ...found, done], { resultsFirst: true }));
    expect(chunks.map((one) => one.citations)).toEqual([undefined, undefined, citations]);
  });

  test("stand beside a usage of its own as well", () => {
    const chunks = expectValidStream(write([...found, says("a"), done], { usagePlace: "own" }), "own");
    expect(chunks.slice(-2).map((one) => one.citations)).toEqual([citations, citations]);
  });
});

import { describe, expect, test } from "vitest";
import { ask, fixture, gist, standIns, utf8 } from "./testing/answering-upstream";

const upstreamAnswering = standIns();

const answering = async (text: string) => ask(await upstreamAnswering({ bytes: utf8(text) }));

describe.each([undefined, 1, 7])("recorded answers in pieces of %j bytes", (cut) => {
  test.each([
    ["plain", { text: "Hello there! How can I help?", finish: ["stop"], usage: [17], end: "done" }],
    [
      "reasoning",
      { text: "The answer is **42**.", reasoning: "The question is 6 times 7. That is 42.", usage: [32], end: "done" },
    ],
    ["content-array", { text: "2 + 2 = 4", reasoning: "The user asks for 2+2.", usage: [56], end: "done" }],
    [
      "think-tags",
      { text: "The answer is 42. <think>is a tag</think>", reasoning: "Six sevens… forty-two.", end: "done" },
    ],
    ["perplexity", { text: "About  843,000 people live there[1][2].", finish: ["stop"], usage: [17], end: "done" }],
    ["empty", { text: "", finish: ["stop"], usage: [9], end: "done" }],
    ["error-first", { text: "", finish: [], usage: [], end: "upstream_unavailable" }],
    ["error-after", { text: "This part was written before", finish: [], end: "upstream_error" }],
    ["cut", { text: "This sentence ends in the mid", finish: [], end: "upstream_error" }],
    ["malformed", { text: "Good so far", finish: [], end: "upstream_error" }],
  ])("%s", async (name, expected) => {
    const chunks = await ask(await upstreamAnswering({ bytes: fixture(name), cut }));
    expect(gist(chunks)).toMatchObject(expected);
    expect(chunks.filter((chunk) => chunk.type === "end")).toHaveLength(1);
  });

  test("tool-call", async () => {
    const chunks = await ask(await upstreamAnswering({ bytes: fixture("tool-call"), cut }));
    expect(chunks.filter((chunk) => chunk.type === "tool-call-delta")).toEqual([
      { type: "tool-call-delta", choice: 0, index: 0, id: "call_a", name: "weather", arguments: "" },
      { type: "tool-call-delta", choice: 0, index: 0, arguments: '{"city":' },
      { type: "tool-call-delta", choice: 0, index: 0, arguments: ' "Paris"}' },
      { type: "tool-call-delta", choice: 0, index: 1, id: "call_b", name: "now", arguments: "" },
      { type: "tool-call-delta", choice: 0, index: 1, arguments: "{}" },
    ]);
    expect(gist(chunks)).toMatchObject({ finish: ["tool_calls"], usage: [48], end: "done" });
  });
});

describe("an answer", () => {
  const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
  const delta = (content: string, more: object = {}) => event({ choices: [{ index: 0, delta: { content }, ...more }] });

  test("names its sources once, in the order first seen", async () => {
    const chunks = await ask(await upstreamAnswering({ bytes: fixture("perplexity") }));
    expect(chunks.flatMap((chunk) => (chunk.type === "citation" ? [chunk.citation] : []))).toEqual([
      { index: 1, url: "https://example.org/a", title: "Page A", date: "2025-01-02", snippet: "About A" },
      { index: 2, url: "https://example.com/b?x=1", title: "Page B", snippet: "About B" },
      { index: 3, url: "https://example.net/c" },
    ]);
    expect(chunks.find((chunk) => chunk.type === "usage")).toMatchObject({ usage: { billedUnits: 2 } });
  });

  test("may be one JSON document, after empty lines", async () => {
    const document = {
      model: "m-1",
      choices: [{ message: { role: "assistant", content: "Hi", reasoning_content: "Hm" }, finish_reason: "length" }],
      usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 },
    };
    const said = gist(await answering(`\n\n${JSON.stringify(document)}`));
    expect(said).toEqual({ text: "Hi", reasoning: "Hm", finish: ["length"], usage: [3], end: "done" });
  });

  test.each([
    ['{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}', "rate_limit_exceeded"],
    ['{"message":"服务端异常，请重试"}', "upstream_error"],
    ['{"base_resp":{"status_code":1004,"status_msg":"login fail"}}', "upstream_auth_error"],
    ["<html><body>Welcome</body></html>", "upstream_error"],
    ["", "upstream_error"],
    ["data: [DONE]\n\n", "upstream_error"],
    ['event: error\ndata: {"message":"prompt is too long: 9 tokens"}\n\n', "context_length_exceeded"],
    [
      event({ choices: [{ index: 0, delta: {}, error: { message: "Overloaded", code: 503 } }] }),
      "upstream_unavailable",
    ],
    [delta("x", { finish_reason: "network_error" }), "upstream_error"],
    [delta("x", { finish_reason: "insufficient_system_resource" }), "upstream_unavailable"],
    [delta("x", { finish_reason: "" }), "upstream_error"],
    ['{"code":10013,"message":"input was refused","sid":"1"}', "upstream_error"],
  ])("of status 200 that is %s fails as %s", async (text, code) => {
    expect(gist(await answering(text)).end).toBe(code);
  });

  test("that sends its finish twice has one, after all of its text", async () => {
    const text = delta("a", { finish_reason: "stop" }) + delta("b", { finish_reason: "stop" });
    const chunks = await answering(`${text}data: [DONE]\n\n`);
    expect(gist(chunks)).toMatchObject({ text: "ab", finish: ["stop"], end: "done" });
  });

  test("that says [DONE] without a finish gets one", async () => {
    expect(gist(await answering(`${delta("a", { finish_reason: "" })}data: [DONE]`))).toMatchObject({
      finish: ["stop"],
      end: "done",
    });
  });

  test.each([
    ["stop", "stop"],
    ["eos", "stop"],
    ["nobody-knows", "stop"],
    ["model_length", "length"],
    ["sensitive", "content_filter"],
  ])("that finished as %s finished as %s", async (given, reason) => {
    expect(gist(await answering(delta("a", { finish_reason: given }))).finish).toEqual([reason]);
  });

  test("that says it calls a function and calls none just stopped", async () => {
    expect(gist(await answering(delta("a", { finish_reason: "tool_calls" }))).finish).toEqual(["stop"]);
  });

  test("skips what only tells that a search has begun, wherever the mark is", async () => {
    const search = { delta_tag: "search_status" };
    const text =
      event({ ...search, choices: [{ index: 0, delta: { content: "searching" } }] }) +
      event({ choices: [{ index: 0, ...search, delta: { content: "searching" } }] }) +
      event({ choices: [{ index: 0, delta: { ...search, content: "searching" } }] }) +
      delta("found", { finish_reason: "stop" });
    expect(gist(await answering(text))).toMatchObject({ text: "found", end: "done" });
  });

  test("without usage gets an estimate that says so", async () => {
    const chunks = await answering(delta("four char 你好", { finish_reason: "stop" }));
    const usage = chunks.find((chunk) => chunk.type === "usage");
    expect(usage).toMatchObject({ usage: { estimated: true, completionTokens: 4, totalTokens: 4 } });
  });

  test("without usage that has searched is billed for a search", async () => {
    const chunks = await answering(
      event({ citations: ["https://example.org/"] }) + delta("a", { finish_reason: "stop" }),
    );
    expect(chunks.find((chunk) => chunk.type === "usage")).toMatchObject({
      usage: { estimated: true, billedUnits: 1 },
    });
  });

  test("of several choices finishes each of them", async () => {
    const one = (index: number, content: string, finish: string | null) =>
      event({ choices: [{ index, delta: { content }, finish_reason: finish }] });
    const chunks = await answering(one(1, "b", null) + one(0, "a", "stop") + one(1, "c", "length") + one(2, "d", null));
    expect(chunks.flatMap((chunk) => (chunk.type === "finish" ? [[chunk.choice, chunk.reason]] : []))).toEqual([
      [0, "stop"],
      [1, "length"],
      [2, "stop"],
    ]);
  });

  test("keeps log probabilities, refusals, audio and its origin", async () => {
    const logprobs = { content: [{ token: "a", logprob: -0.5, bytes: [97], top_logprobs: [] }] };
    const chunks = await answering(
      event({ model: "m-1", system_fingerprint: "fp", choices: [{ index: 0, delta: { content: "a" }, logprobs }] }) +
        event({
          choices: [{ index: 0, delta: { refusal: "No.", audio: { id: "au", data: "AA==", expires_at: 9 } } }],
        }) +
        delta("", { finish_reason: "stop" }),
    );
    expect(chunks.slice(0, 4)).toEqual([
      { type: "upstream", model: "m-1", systemFingerprint: "fp" },
      { type: "text-delta", choice: 0, text: "a", logprobs: [{ token: "a", logprob: -0.5, bytes: [97], top: [] }] },
      { type: "refusal-delta", choice: 0, text: "No." },
      { type: "audio-delta", choice: 0, id: "au", data: "AA==", expiresAt: 9 },
    ]);
  });

  test("cannot reach a prototype", async () => {
    const hostile = `data: {"__proto__":{"polluted":1},"choices":[{"index":0,"delta":{"tool_calls":[{"id":"__proto__","function":{"name":"constructor","arguments":"{}"}}],"__proto__":{"content":"x"}},"finish_reason":"toString"}]}\n\n`;
    const chunks = await answering(hostile);
    expect(gist(chunks)).toMatchObject({ text: "", finish: ["tool_calls"], end: "done" });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect("polluted" in {}).toBe(false);
  });
});

import { describe, expect, test } from "vitest";
import { only } from "@/lib/stream/testing/chunks";
import { ask, fixture, gist, mocks } from "./testing/ask";

const mock = mocks();

describe.each([undefined, 1, 7])("answers in pieces of %j bytes", (cut) => {
  const answered = async (name: string) => ask(await mock(() => fixture(name, cut)));

  test.each([
    ["plain", { text: "Hello, wörld 你好!", finish: ["stop"], usage: [[12, 9, 0]], end: "done" }],
    [
      "thinking-tools",
      {
        text: "I will look.",
        reasoning: "The weather, then the time.",
        finish: ["tool_calls"],
        usage: [[125, 60, 0]],
        end: "done",
      },
    ],
    ["search", { text: "The tallest tower is 828 m tall.", finish: ["stop"], usage: [[900, 40, 1]], end: "done" }],
    ["refusal", { text: "", finish: ["content_filter"], usage: [[18, 5, 0]], end: "done" }],
    ["server-blocks", { text: "It prints 1.", reasoning: "", finish: ["stop"], usage: [[467, 100, 0]], end: "done" }],
    ["error-after", { text: "This part was written before", finish: [], end: "upstream_unavailable" }],
    ["cut", { text: "This sentence ends in the mid", finish: [], end: "upstream_error" }],
  ])("%s", async (name, expected) => {
    expect(gist(await answered(name))).toMatchObject(expected);
  });

  test("calls of tools have their arguments, `{}` where there are none", async () => {
    expect(only(await answered("thinking-tools"), "tool-call-delta")).toEqual([
      { type: "tool-call-delta", choice: 0, index: 0, id: "toolu_a", name: "weather", arguments: "" },
      { type: "tool-call-delta", choice: 0, index: 0, arguments: '{"city":' },
      { type: "tool-call-delta", choice: 0, index: 0, arguments: ' "Paris"}' },
      { type: "tool-call-delta", choice: 0, index: 1, id: "toolu_b", name: "now", arguments: "" },
      { type: "tool-call-delta", choice: 0, index: 1, arguments: "{}" },
    ]);
  });

  test("usage keeps cached tokens and thoughts apart", async () => {
    const [told] = only(await answered("thinking-tools"), "usage");
    expect(told?.usage).toMatchObject({ totalTokens: 185, prompt: { cached: 100 }, completion: { reasoning: 31 } });
    expect(told?.usage.estimated).toBeUndefined();
  });

  test("sources that are cited come first, then what was found besides, and the account of the search", async () => {
    const chunks = await answered("search");
    expect(only(chunks, "citation").map((chunk) => chunk.citation)).toEqual([
      { index: 1, url: "https://example.com/b", title: "Page B", snippet: "It is 828 m tall.", date: "3 days ago" },
      { index: 2, url: "https://example.org/a", title: "Page A", date: "2 days ago" },
    ]);
    expect(only(chunks, "search")).toEqual([
      { type: "search", engine: "native", queries: ["tallest tower"], results: 3 },
    ]);
  });

  test("a refusal is explained", async () => {
    expect(only(await answered("refusal"), "refusal-delta")).toEqual([
      { type: "refusal-delta", choice: 0, text: "This request was blocked." },
    ]);
  });

  test("what was written before a failure is counted, beside the prompt that was told", async () => {
    const [told] = only(await answered("error-after"), "usage");
    expect(told?.usage).toMatchObject({ promptTokens: 30, completionTokens: 5, totalTokens: 35, estimated: true });
  });
});

describe("an answer", () => {
  const utf8 = (text: string) => ({ bytes: new TextEncoder().encode(text) });
  const answering = async (text: string) => ask(await mock(() => utf8(text)));
  const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
  const begun = event({ type: "message_start", message: { model: "m", usage: { input_tokens: 3, output_tokens: 1 } } });
  const ended = (stop_reason: string) =>
    event({ type: "message_delta", delta: { stop_reason }, usage: { output_tokens: 4 } });
  const text = event({ type: "content_block_delta", index: 0, delta: { type: "text_delta", text: "Hi" } });

  test("may be one JSON document", async () => {
    const content = [
      { type: "thinking", thinking: "Hm", signature: "s" },
      { type: "text", text: "Hi" },
      { type: "tool_use", id: "a", name: "now", input: {} },
      { type: "tool_use", id: "b", name: "weather", input: { city: "Paris" } },
    ];
    const usage = { input_tokens: 1, output_tokens: 2 };
    const chunks = await answering(JSON.stringify({ type: "message", content, stop_reason: "tool_use", usage }));
    expect(gist(chunks)).toEqual({
      text: "Hi",
      reasoning: "Hm",
      finish: ["tool_calls"],
      usage: [[1, 2, 0]],
      end: "done",
    });
    expect(only(chunks, "tool-call-delta").map((chunk) => chunk.arguments)).toEqual(["", "{}", '{"city":"Paris"}']);
  });

  test.each([
    ["end_turn", "stop"],
    ["stop_sequence", "stop"],
    ["max_tokens", "length"],
    ["model_context_window_exceeded", "length"],
    ["refusal", "content_filter"],
    ["toString", "stop"],
  ])("that stops for %s finishes with %s", async (reason, finish) => {
    expect(gist(await answering(begun + text + ended(reason))).finish).toEqual([finish]);
  });

  test("that ends in a call finishes with it even where the server says end_turn", async () => {
    const call = event({
      type: "content_block_start",
      index: 1,
      content_block: { type: "tool_use", id: "a", name: "f" },
    });
    expect(gist(await answering(begun + text + call + ended("end_turn"))).finish).toEqual(["tool_calls"]);
  });

  test("that breaks off after a search has the search billed", async () => {
    const whole = fixture("search");
    const written = "bytes" in whole ? new TextDecoder().decode(whole.bytes) : "";
    const chunks = await answering(written.slice(0, written.indexOf("event: message_delta")));
    expect(gist(chunks)).toMatchObject({ finish: [], usage: [[200, expect.any(Number), 1]], end: "upstream_error" });
  });

  test("begun twice by a proxy is counted once", async () => {
    expect(gist(await answering(begun + begun + text + ended("end_turn"))).usage).toEqual([[3, 4, 0]]);
  });

  test("without a beginning is read all the same", async () => {
    const usage = { input_tokens: 3, output_tokens: 4 };
    const end = event({ type: "message_delta", delta: { stop_reason: "end_turn" }, usage });
    const whole = { text: "Hi", finish: ["stop"], usage: [[3, 4, 0]], end: "done" };
    expect(gist(await answering(text + end))).toMatchObject(whole);
    expect(gist(await answering(text))).toMatchObject({ text: "Hi", finish: [], end: "upstream_error" });
    expect(JSON.stringify(await answering(text))).toContain("cut off");
  });

  test("without usage gets an estimate that says so", async () => {
    const bare = event({ type: "message_start", message: {} });
    const [told] = only(await answering(bare + text + ended("end_turn")), "usage");
    expect(told?.usage).toMatchObject({ estimated: true, completionTokens: 1 });
  });

  test("whose stream says it is over but not why is whole", async () => {
    expect(gist(await answering(begun + text + event({ type: "message_stop" })))).toMatchObject({
      finish: ["stop"],
      end: "done",
    });
  });

  test("tells of a search that failed", async () => {
    const content = { type: "web_search_tool_result_error", error_code: "unavailable" };
    const result = { type: "web_search_tool_result", tool_use_id: "s", content };
    const failed = event({ type: "content_block_start", index: 0, content_block: result });
    const chunks = await answering(begun + failed + text.replace('"index":0', '"index":1') + ended("end_turn"));
    expect(only(chunks, "warning").map((chunk) => chunk.warning.reason)).toEqual([
      "the model's search failed (unavailable)",
    ]);
  });

  test.each([
    ["", "upstream_error"],
    [begun, "upstream_error"],
    ['{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}', "upstream_unavailable"],
    ['event: error\ndata: {"type":"error","error":{"type":"api_error","message":"bad"}}\n\n', "upstream_error"],
    ['{"error":{"message":"Rate limit reached","code":"rate_limit_exceeded"}}', "rate_limit_exceeded"],
    ['{"message":"prompt is too long: 9 tokens"}', "context_length_exceeded"],
  ])("of status 200 that is %s fails as %s", async (bytes, code) => {
    expect(gist(await answering(bytes)).end).toBe(code);
  });

  test("cannot reach a prototype", async () => {
    const hostile = `data: {"type":"content_block_start","index":"__proto__","content_block":{"type":"tool_use","id":"__proto__","name":"constructor","input":{},"__proto__":{"polluted":1}}}\n\ndata: {"type":"content_block_delta","index":"__proto__","delta":{"type":"input_json_delta","partial_json":"{\\"__proto__\\":{\\"polluted\\":1}}"}}\n\n`;
    expect(gist(await answering(begun + hostile + ended("tool_use")))).toMatchObject({
      finish: ["tool_calls"],
      end: "done",
    });
    expect("polluted" in {}).toBe(false);
  });
});

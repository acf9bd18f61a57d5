import { describe, expect, test } from "vitest";
import { gist, standIns, utf8 } from "@/lib/providers/openai-chat/testing/answering-upstream";
import { only } from "@/lib/stream/testing/chunks";
import { askDashScope, fixture } from "./testing/ask-dashscope";

const upstreamAnswering = standIns();

const answering = async (text: string, status = 200) =>
  askDashScope(await upstreamAnswering({ bytes: utf8(text), status }));

describe.each([undefined, 1, 7])("recorded answers in pieces of %j bytes", (cut) => {
  const replay = async (name: string) => askDashScope(await upstreamAnswering({ bytes: fixture(name), cut }));

  test.each([
    ["plain", { text: "你好，世界 🌏", reasoning: "", finish: ["stop"], usage: [14], end: "done" }],
    ["thinking", { text: "答案是 42。", reasoning: "六乘七是四十二。", finish: ["stop"], usage: [38], end: "done" }],
    ["multimodal", { text: "这张照片", reasoning: "看图", finish: ["stop"], usage: [1287], end: "done" }],
    ["inspection", { text: "这是前半", finish: [], usage: [12], end: "permission_denied" }],
    ["throttled", { text: "", finish: [], usage: [], end: "rate_limit_exceeded" }],
    ["cut", { text: "这句话没有说", finish: [], usage: [13], end: "upstream_error" }],
  ])("%s", async (name, expected) => {
    const chunks = await replay(name);
    expect(gist(chunks)).toMatchObject(expected);
    expect(only(chunks, "end")).toHaveLength(1);
    expect(only(chunks, "search")).toEqual([]);
  });

  test("tool-call", async () => {
    const chunks = await replay("tool-call");
    expect(only(chunks, "tool-call-delta")).toMatchObject([
      { index: 0, id: "call_30817b", name: "weather", arguments: '{"location":' },
      { index: 0, arguments: ' "杭州"}' },
      { index: 1, id: "call_566994", name: "now", arguments: "" },
      { index: 1, arguments: "{}" },
    ]);
    expect(gist(chunks)).toMatchObject({ finish: ["tool_calls"], usage: [38], end: "done" });
  });

  test("search", async () => {
    const chunks = await replay("search");
    expect(only(chunks, "citation").map(({ citation }) => citation)).toEqual([
      {
        index: 1,
        url: "https://example.org/tianqi",
        title: "杭州天气",
        media: "百科",
        icon: "https://example.org/favicon.ico",
      },
      { index: 2, url: "http://example.com/15", title: "十五日" },
    ]);
    expect(only(chunks, "search")).toEqual([{ type: "search", engine: "native", queries: [], results: 3 }]);
    expect(only(chunks, "usage")[0]?.usage).toMatchObject({ promptTokens: 709, completionTokens: 9, billedUnits: 2 });
    expect(gist(chunks)).toMatchObject({ text: "根据预报，明天多云[1]。", finish: ["stop"], end: "done" });
  });
});

const event = (output: object, usage: object = {}) =>
  `id:1\nevent:result\n:HTTP_STATUS/200\ndata:${JSON.stringify({ output, usage })}\n\n`;

describe("an answer", () => {
  test("tells its tokens by kind, wherever they are told", async () => {
    const done = { choices: [{ message: { content: "a" }, finish_reason: "stop" }] };
    const usage = {
      input_tokens: 100,
      output_tokens: 30,
      image_tokens: 40,
      video_tokens: 20,
      audio_tokens: 10,
      prompt_tokens_details: { cached_tokens: 64 },
      output_tokens_details: { text_tokens: 10, reasoning_tokens: 20 },
    };
    const [told] = only(await answering(event(done, usage)), "usage");
    expect(told?.usage).toMatchObject({
      promptTokens: 100,
      completionTokens: 30,
      totalTokens: 130,
      prompt: { image: 40, video: 20, audio: 10, cached: 64 },
      completion: { text: 10, reasoning: 20 },
    });
    const inside = { input_tokens: 9, output_tokens: 1, input_tokens_details: { text_tokens: 5, image_tokens: 4 } };
    const [other] = only(await answering(event(done, inside)), "usage");
    expect(other?.usage.prompt).toMatchObject({ text: 5, image: 4 });
  });

  test("that broke off before its usage was told is counted", async () => {
    const [usage] = only(
      await answering(event({ choices: [{ message: { content: "some words" }, finish_reason: "null" }] })),
      "usage",
    );
    expect(usage?.usage).toMatchObject({ estimated: true });
    expect(usage?.usage.completionTokens).toBeGreaterThan(0);
  });

  test.each([
    ["messages", { choices: [{ message: { content: "Hi" }, finish_reason: "length" }] }],
    ["a bare text", { text: "Hi", finish_reason: "length" }],
  ])("may be one JSON document with %s", async (_kind, output) => {
    const document = JSON.stringify({ output, usage: { input_tokens: 1, output_tokens: 2 }, request_id: "r" });
    expect(gist(await answering(document))).toMatchObject({ text: "Hi", finish: ["length"], usage: [3], end: "done" });
  });

  test("of several choices keeps them apart", async () => {
    const one = (index: number, content: string, finish: string) =>
      event({ choices: [{ index, message: { content }, finish_reason: finish }] });
    const chunks = await answering(one(1, "b", "null") + one(0, "a", "stop") + one(1, "c", "length"));
    expect(only(chunks, "finish").map(({ choice, reason }) => [choice, reason])).toEqual([
      [0, "stop"],
      [1, "length"],
    ]);
  });

  test.each([
    ["InvalidApiKey", "Invalid API-key provided.", "upstream_auth_error"],
    [
      "Throttling.AllocationQuota",
      "Allocated quota exceeded, please increase your quota limit.",
      "rate_limit_exceeded",
    ],
    ["Arrearage", "Access denied, please make sure your account is in good standing.", "insufficient_quota"],
    ["InvalidParameter", "Range of max_tokens should be [1, 8192]", "invalid_value"],
    ["InvalidParameter", "Range of input length should be [1, 129024]", "context_length_exceeded"],
    ["data_inspection_failed", "Input data may contain inappropriate content.", "permission_denied"],
    ["ModelNotFound", "Model can not be found.", "model_not_found"],
    ["Model.AccessDenied", "Model access denied.", "upstream_auth_error"],
    ["RequestTimeOut", "Request timed out, please try again later.", "timeout"],
    ["ModelServingError", "Too many requests for service.", "upstream_unavailable"],
    ["InternalError.Algo", "An internal error has occurred.", "upstream_error"],
  ])("that fails with %s (%s) fails as %s", async (code, message, expected) => {
    const body = JSON.stringify({ code, message, request_id: "r" });
    expect(gist(await answering(`id:1\nevent:error\n:HTTP_STATUS/400\ndata:${body}\n\n`)).end).toBe(expected);
    expect(gist(await answering(body)).end).toBe(expected);
  });

  test("cannot reach a prototype", async () => {
    const hostile = `data:{"__proto__":{"polluted":1},"output":{"__proto__":{"polluted":1},"choices":[{"__proto__":{"polluted":1},"message":{"content":"a"},"finish_reason":"constructor"}],"search_info":{"search_results":[{"__proto__":{"polluted":1},"site_name":"无","url":"https://example.org"}]}}}\n\n`;
    expect(gist(await answering(hostile))).toMatchObject({ text: "a", finish: ["stop"], end: "done" });
    expect("polluted" in {}).toBe(false);
  });
});

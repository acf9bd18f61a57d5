import { describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import { gist, standIns, utf8 } from "@/lib/providers/openai-chat/testing/answering-upstream";
import { only } from "@/lib/stream/testing/chunks";
import { askGemini, fixture } from "./testing/ask-gemini";

const upstreamAnswering = standIns();

async function answering(text: string, request: Partial<ChatRequest> = {}) {
  return askGemini(await upstreamAnswering({ bytes: utf8(text) }), request);
}

const event = (value: unknown) => `data: ${JSON.stringify(value)}\r\n\r\n`;
const candidate = (parts: unknown[], more: object = {}) => ({ candidates: [{ content: { parts }, ...more }] });

describe.each([undefined, 1, 7])("recorded answers in pieces of %j bytes", (cut) => {
  const replay = async (name: string) => askGemini(await upstreamAnswering({ bytes: fixture(name), cut }));

  test.each([
    ["plain", { text: "Grüße, Welt 🌍!", reasoning: "", finish: ["stop"], usage: [15], end: "done" }],
    [
      "thinking",
      {
        text: "The answer is **42**.",
        reasoning: "**Counting**\n\nSix sevens are 42.\n",
        finish: ["stop"],
        usage: [60],
        end: "done",
      },
    ],
    ["blocked", { text: "", reasoning: "", finish: ["content_filter"], usage: [4], end: "done" }],
    ["malformed-call", { finish: [], usage: [12], end: "upstream_error" }],
    ["error-after", { text: "This part was written before", finish: [], end: "upstream_unavailable" }],
    ["cut", { text: "This sentence ends in the mid", finish: [], usage: [14], end: "upstream_error" }],
    ["two-candidates", { finish: ["stop", "length"], end: "done" }],
  ])("%s", async (name, expected) => {
    const chunks = await replay(name);
    expect(gist(chunks)).toMatchObject(expected);
    expect(only(chunks, "end")).toHaveLength(1);
  });

  test("tool-call", async () => {
    const chunks = await replay("tool-call");
    const calls = only(chunks, "tool-call-delta");
    expect(calls).toMatchObject([
      { choice: 0, index: 0, name: "weather", arguments: '{"city":"Zürich","days":2}' },
      { choice: 0, index: 1, name: "now", arguments: "{}" },
      { choice: 0, index: 2, id: "own-id", name: "noop", arguments: "{}" },
    ]);
    const [first] = calls;
    expect(chunks.slice(-4)).toEqual([
      {
        type: "carry",
        choice: 0,
        carry: { protocol: "gemini", content: { signatures: { [first?.id ?? ""]: "c2lnbmF0dXJlLW9m" } } },
      },
      { type: "finish", choice: 0, reason: "tool_calls" },
      { type: "usage", usage: expect.objectContaining({ completionTokens: 48, totalTokens: 98 }) },
      { type: "end", reason: "done" },
    ]);
  });

  test("partial-arguments", async () => {
    const chunks = await replay("partial-arguments");
    const [theme, ...plan] = only(chunks, "tool-call-delta");
    expect(theme).toMatchObject({ index: 0, name: "read_theme", arguments: "{}" });
    expect(plan.map((delta) => delta.index)).toEqual([1, 1]);
    expect(plan[0]).toMatchObject({ name: "plan", arguments: "" });
    expect(plan[1]?.arguments).toBe(
      '{"title":"Trip to \\"Köln\\"","stops":[{"city":"Bonn","nights":2},{"city":null}],"a.b":true,"tags":[],"options":{},"__proto__":{"polluted":"x"}}',
    );
    expect("polluted" in {}).toBe(false);
    expect(gist(chunks)).toMatchObject({ finish: ["tool_calls"], usage: [70], end: "done" });
  });

  test("search", async () => {
    const chunks = await replay("search");
    expect(only(chunks, "citation").map(({ citation }) => citation)).toEqual([
      { index: 1, url: "https://redirect.example/a", title: "wetter.example" },
      { index: 2, url: "https://redirect.example/b", title: "dwd.example" },
    ]);
    expect(only(chunks, "search")).toEqual([
      { type: "search", engine: "native", queries: ["Köln Wetter", "Köln Regen"], results: 2 },
    ]);
    expect(only(chunks, "usage")[0]?.usage).toMatchObject({
      promptTokens: 38,
      completionTokens: 7,
      totalTokens: 45,
      billedUnits: 2,
      prompt: { text: 38 },
    });
  });
});

describe("an answer", () => {
  test("gets the same ids for its calls however often it is read, and others than another answer", async () => {
    const ids = async (responseId: string | undefined) =>
      only(
        await answering(
          event({
            ...candidate([{ functionCall: { name: "f", args: {} } }, { functionCall: { name: "f", args: {} } }], {
              finishReason: "STOP",
            }),
            responseId,
          }),
        ),
        "tool-call-delta",
      ).map((call) => call.id);
    const first = await ids("one");
    expect(first).toEqual(await ids("one"));
    expect(new Set([...first, ...(await ids("two")), ...(await ids(undefined)), ...(await ids(undefined))]).size).toBe(
      8,
    );
  });

  test("tells its origin and its tokens by kind", async () => {
    const usageMetadata = {
      promptTokenCount: 100,
      cachedContentTokenCount: 40,
      candidatesTokenCount: 30,
      thoughtsTokenCount: 11,
      totalTokenCount: 141,
      promptTokensDetails: [
        { modality: "TEXT", tokenCount: 20 },
        { modality: "DOCUMENT", tokenCount: 5 },
        { modality: "IMAGE", tokenCount: 25 },
        { modality: "AUDIO", tokenCount: 30 },
        { modality: "VIDEO", tokenCount: 20 },
      ],
      candidatesTokensDetails: [
        { modality: "TEXT", tokenCount: 10 },
        { modality: "AUDIO", tokenCount: 20 },
      ],
    };
    const done = {
      ...candidate([{ text: "a" }], { finishReason: "STOP" }),
      usageMetadata,
      modelVersion: "gemini-x-001",
    };
    const chunks = await answering(event(done));
    expect(only(chunks, "upstream")).toEqual([{ type: "upstream", model: "gemini-x-001" }]);
    expect(only(chunks, "usage")[0]?.usage).toEqual({
      promptTokens: 100,
      completionTokens: 41,
      totalTokens: 141,
      billedUnits: 0,
      prompt: { text: 25, audio: 30, cached: 40, image: 25, video: 20, citation: 0 },
      completion: { text: 10, audio: 20, reasoning: 11, acceptedPrediction: 0, rejectedPrediction: 0 },
    });
  });

  test("keeps the usage last told", async () => {
    const usageMetadata = { promptTokenCount: 3, candidatesTokenCount: 4, totalTokenCount: 7 };
    const told = event({ ...candidate([{ text: "a" }]), usageMetadata });
    const later = event({ ...candidate([], { finishReason: "STOP" }), usageMetadata: { trafficType: "ON_DEMAND" } });
    const [usage] = only(await answering(told + later), "usage");
    expect(usage?.usage).toMatchObject({ totalTokens: 7 });
    expect(usage?.usage).not.toHaveProperty("estimated");
  });

  test("gives the bytes of its tokens", async () => {
    const chunks = await askGemini(await upstreamAnswering({ bytes: fixture("logprobs") }));
    expect(only(chunks, "text-delta")).toEqual([
      {
        type: "text-delta",
        choice: 0,
        text: "Hé",
        logprobs: [
          {
            token: "H",
            logprob: -0.25,
            bytes: [72],
            top: [
              { token: "H", logprob: -0.25, bytes: [72] },
              { token: "J", logprob: -2, bytes: [74] },
            ],
          },
          { token: "é", logprob: -1.5, bytes: [0xc3, 0xa9], top: [] },
        ],
      },
    ]);
  });

  test.each([
    ["one document", (events: unknown[]) => JSON.stringify(events[1])],
    ["a list of documents", (events: unknown[]) => JSON.stringify(events, null, 2)],
  ])("may come as %s", async (_kind, write) => {
    const events = [candidate([{ text: "Hel" }]), candidate([{ text: "lo" }], { finishReason: "STOP" })];
    expect(gist(await answering(write(events)))).toMatchObject({ finish: ["stop"], end: "done" });
  });

  test.each([
    ["SAFETY", "content_filter"],
    ["RECITATION", "content_filter"],
    ["BLOCKLIST", "content_filter"],
    ["PROHIBITED_CONTENT", "content_filter"],
    ["SPII", "content_filter"],
    ["IMAGE_SAFETY", "content_filter"],
    ["MODEL_ARMOR", "content_filter"],
    ["MAX_TOKENS", "length"],
    ["STOP", "stop"],
    ["SOMETHING_NEW", "stop"],
  ])("that finishes with %s finished with %s", async (finishReason, expected) => {
    expect(gist(await answering(event(candidate([{ text: "a" }], { finishReason })))).finish).toEqual([expected]);
  });

  test("that ends in a call it could not write keeps its text, with a warning", async () => {
    const chunks = await answering(event(candidate([{ text: "a" }], { finishReason: "MALFORMED_FUNCTION_CALL" })));
    expect(gist(chunks)).toMatchObject({ text: "a", finish: ["stop"], end: "done" });
    expect(only(chunks, "warning")[0]?.warning).toMatchObject({ param: "tools", action: "dropped" });
  });

  test("cut in the middle of a call is not a call to be made", async () => {
    const begun = candidate([{ functionCall: { name: "f", willContinue: true } }]);
    const cut = candidate([], { finishReason: "MAX_TOKENS" });
    expect(gist(await answering(event(begun) + event(cut))).finish).toEqual(["length"]);
  });

  test.each([
    [
      '{"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT"}}',
      "upstream_auth_error",
    ],
    [
      '[{"error":{"code":400,"message":"The input token count (9) exceeds the maximum number of tokens allowed (8).","status":"INVALID_ARGUMENT"}}]',
      "context_length_exceeded",
    ],
    [event({ error: { message: "Quota exceeded", status: "RESOURCE_EXHAUSTED" } }), "rate_limit_exceeded"],
    [event([{ error: { code: 500, message: "Internal error encountered.", status: "INTERNAL" } }]), "upstream_error"],
    ['{"message":"no route"}', "upstream_error"],
    ["<html>Welcome</html>", "upstream_error"],
    ["", "upstream_error"],
    [event({ usageMetadata: { promptTokenCount: 3, totalTokenCount: 3 } }), "upstream_error"],
  ])("of status 200 that is %s fails as %s", async (text, code) => {
    expect(gist(await answering(text)).end).toBe(code);
  });

  test("that is drawn says so once", async () => {
    const picture = { inlineData: { mimeType: "image/png", data: "AAEC" } };
    const chunks = await answering(event(candidate([picture, picture], { finishReason: "STOP" })));
    expect(only(chunks, "warning").map(({ warning }) => warning.param)).toEqual(["modalities"]);
  });

  test("cannot reach a prototype", async () => {
    const hostile = `data: {"__proto__":{"polluted":1},"candidates":[{"__proto__":{"polluted":1},"content":{"parts":[{"functionCall":{"id":"__proto__","name":"constructor","args":{"__proto__":{"polluted":1}}},"thoughtSignature":"s"}]},"finishReason":"toString"}]}\n\n`;
    const chunks = await answering(hostile);
    expect(only(chunks, "tool-call-delta")[0]?.arguments).toBe('{"__proto__":{"polluted":1}}');
    expect(JSON.stringify(only(chunks, "carry")[0])).toContain('"signatures":{"__proto__":"s"}');
    expect("polluted" in {}).toBe(false);
  });
});

describe("a refused question", () => {
  const refused = async (status: number, error: object) => {
    const bytes = utf8(JSON.stringify([{ error }]));
    return only(await askGemini(await upstreamAnswering({ status, bytes })), "end")[0]?.error;
  };

  test("tells when to try again", async () => {
    const details = [
      { "@type": "type.googleapis.com/google.rpc.QuotaFailure", violations: [] },
      { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: "41.2s" },
    ];
    const message = "You exceeded your current quota, please check your plan and billing details.";
    const error = await refused(429, { code: 429, message, status: "RESOURCE_EXHAUSTED", details });
    expect(error).toMatchObject({ code: "rate_limit_exceeded", retryAfter: 42 });
  });

  test.each([
    [400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key.", "upstream_auth_error"],
    [403, "PERMISSION_DENIED", "Generative Language API has not been used in this project.", "upstream_auth_error"],
    [404, "NOT_FOUND", "models/gemini-9 is not found for API version v1beta.", "model_not_found"],
    [500, "INTERNAL", "An internal error has occurred.", "upstream_error"],
    [503, "UNAVAILABLE", "The model is overloaded.", "upstream_unavailable"],
    [504, "DEADLINE_EXCEEDED", "Deadline expired before operation could complete.", "timeout"],
  ])("with %i %s, in a list as it comes, is told apart", async (code, status, message, expected) => {
    expect((await refused(code, { code, message, status }))?.code).toBe(expected);
  });
});

import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import type { ProviderCall, Upstream } from "../provider";
import { openAiChatProvider } from "./provider";

type Answer = { status?: number; headers?: Record<string, string>; bytes: Uint8Array; cut?: number };

let server: LoopbackServer | undefined;
afterEach(async () => {
  await closeOutboundAgents();
  await server?.close();
});

async function upstreamAnswering(answer: Answer): Promise<Upstream> {
  server = await startLoopbackServer((_request, response) => {
    response.writeHead(answer.status ?? 200, { "content-type": "text/event-stream", ...answer.headers });
    const size = answer.cut ?? answer.bytes.length;
    for (let at = 0; at < answer.bytes.length; at += size) response.write(answer.bytes.subarray(at, at + size));
    response.end();
  });
  return upstreamAt(server.url);
}

function upstreamAt(baseUrl: string): Upstream {
  return { id: "x", name: "Vendor", protocol: "openai-chat", baseUrl, apiKey: "sk-canary-123456", quirks: {} };
}

function callOf(upstream: Upstream, signal = new AbortController().signal): ProviderCall {
  return { request: { model: "m", messages: [], thinking: { mode: "unset" } }, upstream, model: "m", signal };
}

async function ask(upstream: Upstream): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of openAiChatProvider.stream(callOf(upstream))) chunks.push(chunk);
  return chunks;
}

const fixture = (name: string) => readFileSync(new URL(`../fixtures/openai-chat-${name}.sse`, import.meta.url));
const utf8 = (text: string) => new TextEncoder().encode(text);
const answering = async (text: string) => ask(await upstreamAnswering({ bytes: utf8(text) }));

/** What an answer says, in short. */
function gist(chunks: readonly Chunk[]) {
  const joined = (type: "text-delta" | "reasoning-delta") =>
    chunks.flatMap((chunk) => (chunk.type === type ? [chunk.text] : [])).join("");
  const end = chunks.at(-1);
  return {
    text: joined("text-delta"),
    reasoning: joined("reasoning-delta"),
    finish: chunks.flatMap((chunk) => (chunk.type === "finish" ? [chunk.reason] : [])),
    usage: chunks.flatMap((chunk) => (chunk.type === "usage" ? [chunk.usage.totalTokens] : [])),
    end: end?.type === "end" ? (end.error?.code ?? end.reason) : "missing",
  };
}

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

  test("without usage gets an estimate that says so", async () => {
    const chunks = await answering(delta("four char 你好", { finish_reason: "stop" }));
    const usage = chunks.find((chunk) => chunk.type === "usage");
    expect(usage).toMatchObject({ usage: { estimated: true, completionTokens: 5, totalTokens: 5 } });
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

describe("a refused question", () => {
  test.each([
    [401, '{"error":{"message":"Incorrect API key provided: sk-canary-123456"}}', "upstream_auth_error"],
    [404, '{"error":{"message":"The model `m` does not exist","code":"model_not_found"}}', "model_not_found"],
    [500, '{"error":{"message":"bad sk-canary-123456 day"}}', "upstream_error"],
    [502, "<html>Bad gateway</html>", "upstream_error"],
    [301, "", "upstream_error"],
  ])("with status %i and %s fails as %s and never shows the key", async (status, body, code) => {
    const upstream = await upstreamAnswering({ status, headers: { location: "/elsewhere" }, bytes: utf8(body) });
    const chunks = await ask(upstream);
    expect(chunks).toHaveLength(1);
    expect(gist(chunks).end).toBe(code);
    expect(JSON.stringify(chunks)).not.toContain("canary");
  });

  test("tells when to try again", async () => {
    const headers = { "retry-after": "7" };
    const chunks = await ask(await upstreamAnswering({ status: 429, headers, bytes: utf8("{}") }));
    expect(chunks).toMatchObject([{ type: "end", error: { code: "rate_limit_exceeded", retryAfter: 7 } }]);
  });

  test("by an upstream that is not there is unavailable", async () => {
    const upstream = await upstreamAnswering({ bytes: utf8("") });
    await server?.close();
    expect(gist(await ask(upstream)).end).toBe("upstream_unavailable");
  });
});

describe("an abort", () => {
  test("closes the connection at once and keeps what was said", async () => {
    const closed = Promise.withResolvers<void>();
    server = await startLoopbackServer((_request, response) => {
      response.on("close", () => closed.resolve());
      response.write('data: {"choices":[{"index":0,"delta":{"content":"half"}}]}\n\n');
    });
    const controller = new AbortController();
    const chunks: Chunk[] = [];
    for await (const chunk of openAiChatProvider.stream(callOf(upstreamAt(server.url), controller.signal))) {
      chunks.push(chunk);
      if (chunk.type === "text-delta") setImmediate(() => controller.abort());
    }
    await closed.promise;
    expect(gist(chunks)).toMatchObject({ text: "half", finish: [], end: "stopped" });
  });

  test("by leaving the stream closes the connection too", async () => {
    const closed = Promise.withResolvers<void>();
    server = await startLoopbackServer((_request, response) => {
      response.on("close", () => closed.resolve());
      response.write('data: {"choices":[{"index":0,"delta":{"content":"half"}}]}\n\n');
    });
    for await (const _chunk of openAiChatProvider.stream(callOf(upstreamAt(server.url)))) break;
    await closed.promise;
  });
});

describe("the list of models", () => {
  const list = async (body: unknown) =>
    openAiChatProvider.listModels(
      await upstreamAnswering({ bytes: utf8(JSON.stringify(body)) }),
      new AbortController().signal,
    );

  test.each([
    [{ data: [{ id: "a", context_length: 8192 }, { id: "a" }, { id: "e", type: "embedding" }, {}, null] }, ["a"]],
    [{ models: [{ name: "models/gemini" }, { name: "llama:1b" }] }, ["gemini", "llama:1b"]],
    [[{ id: "bare" }], ["bare"]],
    [{ data: [] }, []],
  ])("is read from %j", async (body, names) => {
    expect((await list(body)).map((model) => model.name)).toEqual(names);
  });

  test("tells the context length under any of its names", async () => {
    const models = await list({ data: [{ id: "a", context_window: 1 }, { id: "b", max_model_len: 2 }, { id: "c" }] });
    expect(models.map((model) => model.contextLength)).toEqual([1, 2, undefined]);
  });

  test.each([[{}], ["text"], [{ data: "x" }]])("is refused when it is %j", async (body) => {
    await expect(list(body)).rejects.toMatchObject({ code: "upstream_error" });
  });

  test("is not asked for when it is fixed", async () => {
    const models = await openAiChatProvider.listModels(
      { ...upstreamAt("http://127.0.0.1:1"), models: ["fixed"] },
      new AbortController().signal,
    );
    expect(models).toEqual([{ name: "fixed", status: { state: "ready" } }]);
  });
});

describe("the request", () => {
  test("goes under the base URL with the key, the vendor's headers and paths", async () => {
    const upstream = await upstreamAnswering({ bytes: fixture("plain") });
    const quirks = { chatPath: "openai/chat/completions", headers: { "x-vendor": "1" } };
    await ask({ ...upstream, baseUrl: `${upstream.baseUrl}/v1beta/?api-version=2`, quirks });
    expect(server?.seen[0]?.url).toBe("/v1beta/openai/chat/completions?api-version=2");
    expect(server?.seen[0]?.headers).toMatchObject({ authorization: "Bearer sk-canary-123456", "x-vendor": "1" });
  });

  test("carries no authorization when there is no key", async () => {
    const upstream = await upstreamAnswering({ bytes: fixture("plain") });
    await ask({ ...upstream, apiKey: "" });
    expect(server?.seen[0]?.headers.authorization).toBeUndefined();
  });

  test("for the list of models can carry the key in another header", async () => {
    const upstream = await upstreamAnswering({ bytes: utf8('{"data":[]}') });
    const quirks = { modelsPath: "models?limit=1000", modelsKeyHeader: "x-api-key" as const };
    await openAiChatProvider.listModels({ ...upstream, quirks }, new AbortController().signal);
    expect(server?.seen[0]?.url).toBe("/models?limit=1000");
    expect(server?.seen[0]?.headers["x-api-key"]).toBe("sk-canary-123456");
    expect(server?.seen[0]?.headers.authorization).toBeUndefined();
  });
});

import { describe, expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { freePort } from "@/lib/net/testing/free-port";
import { loopbackServers } from "@/lib/net/testing/loopback-servers";
import type { ProviderCall, Upstream } from "@/lib/providers/provider";
import { callOf as wholeCall } from "@/lib/providers/testing/calls";
import { openAiChatProvider } from "./provider";
import { answering, ask, fixture, gist, upstreamAt, utf8 } from "./testing/answering-upstream";

const serve = loopbackServers();

async function upstreamAnswering(answer: Parameters<typeof answering>[0]) {
  const { url, seen } = await serve(answering(answer));
  return { upstream: upstreamAt(url), seen };
}

function callOf(upstream: Upstream, signal = new AbortController().signal): ProviderCall {
  return { ...wholeCall({}, upstream), upstream, signal };
}

describe("a refused question", () => {
  test.each([
    [401, '{"error":{"message":"Incorrect API key provided: sk-canary-123456"}}', "upstream_auth_error"],
    [404, '{"error":{"message":"The model `m` does not exist","code":"model_not_found"}}', "model_not_found"],
    [500, '{"error":{"message":"bad sk-canary-123456 day"}}', "upstream_error"],
    [502, "<html>Bad gateway</html>", "upstream_error"],
    [301, "", "upstream_error"],
  ])("with status %i and %s fails as %s and never shows the key", async (status, body, code) => {
    const { upstream } = await upstreamAnswering({ status, headers: { location: "/elsewhere" }, bytes: utf8(body) });
    const chunks = await ask(upstream);
    expect(chunks).toHaveLength(1);
    expect(gist(chunks).end).toBe(code);
    expect(JSON.stringify(chunks)).not.toContain("canary");
  });

  test("tells when to try again", async () => {
    const headers = { "retry-after": "7" };
    const { upstream } = await upstreamAnswering({ status: 429, headers, bytes: utf8("{}") });
    const chunks = await ask(upstream);
    expect(chunks).toMatchObject([{ type: "end", error: { code: "rate_limit_exceeded", retryAfter: 7 } }]);
  });

  test("by an upstream that is not there is unavailable", async () => {
    const upstream = upstreamAt(`http://127.0.0.1:${await freePort()}`);
    expect(gist(await ask(upstream)).end).toBe("upstream_unavailable");
  });
});

describe("an abort", () => {
  test("closes the connection at once and keeps what was said", async () => {
    const closed = Promise.withResolvers<void>();
    const server = await serve((_request, response) => {
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
    const server = await serve((_request, response) => {
      response.on("close", () => closed.resolve());
      response.write('data: {"choices":[{"index":0,"delta":{"content":"half"}}]}\n\n');
    });
    for await (const _chunk of openAiChatProvider.stream(callOf(upstreamAt(server.url)))) break;
    await closed.promise;
  });
});

describe("the request", () => {
  test("goes under the base URL with the key, the vendor's headers and paths", async () => {
    const { upstream, seen } = await upstreamAnswering({ bytes: fixture("plain") });
    const quirks = { chatPath: "openai/chat/completions", headers: { "x-vendor": "1" } };
    await ask({ ...upstream, baseUrl: `${upstream.baseUrl}/v1beta/?api-version=2`, quirks });
    expect(seen[0]?.url).toBe("/v1beta/openai/chat/completions?api-version=2");
    expect(seen[0]?.headers).toMatchObject({ authorization: "Bearer sk-canary-123456", "x-vendor": "1" });
  });

  test("carries no authorization when there is no key", async () => {
    const { upstream, seen } = await upstreamAnswering({ bytes: fixture("plain") });
    await ask({ ...upstream, apiKey: "" });
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });

  test("for the list of models can carry the key in another header", async () => {
    const { upstream, seen } = await upstreamAnswering({ bytes: utf8('{"data":[]}') });
    const quirks = { modelsPath: "models?limit=1000", keyHeader: "x-api-key" as const };
    await openAiChatProvider.listModels({ ...upstream, quirks }, new AbortController().signal);
    expect(seen[0]?.url).toBe("/models?limit=1000");
    expect(seen[0]?.headers["x-api-key"]).toBe("sk-canary-123456");
    expect(seen[0]?.headers.authorization).toBeUndefined();
  });
});

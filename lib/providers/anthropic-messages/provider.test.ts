import { afterEach, describe, expect, test } from "vitest";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import type { Upstream } from "@/lib/providers/provider";
import { says } from "@/lib/providers/testing/prompt";
import { anthropicMessagesProvider } from "./provider";
import { ask, gist, mocks } from "./testing/ask";

const mock = mocks();
let server: LoopbackServer | undefined;
afterEach(async () => {
  await server?.close();
});

const plain = { id: "x", name: "Claude", protocol: "anthropic-messages", apiKey: "sk-canary-123456" } as const;

async function refusing(status: number, body: string, headers: Record<string, string> = {}): Promise<Upstream> {
  server = await startLoopbackServer((_request, response) => {
    response.writeHead(status, headers);
    response.end(body);
  });
  return { ...plain, baseUrl: server.url, quirks: {} };
}

describe("a refused question", () => {
  const error = (type: string, message: string) => JSON.stringify({ type: "error", error: { type, message } });

  test.each([
    [400, error("invalid_request_error", "Your credit balance is too low to access the API."), "insufficient_quota"],
    [400, error("invalid_request_error", "prompt is too long: 9 tokens > 8 maximum"), "context_length_exceeded"],
    [
      400,
      error("invalid_request_error", "input length and `max_tokens` exceed context limit: 9 + 9 > 10"),
      "context_length_exceeded",
    ],
    [400, error("invalid_request_error", "messages: roles must alternate"), "invalid_value"],
    [401, error("authentication_error", "invalid x-api-key sk-canary-123456"), "upstream_auth_error"],
    [402, error("billing_error", "Check your payment details."), "insufficient_quota"],
    [403, error("permission_error", "Not allowed with sk-canary-123456."), "upstream_auth_error"],
    [404, error("not_found_error", "model: claude-none"), "model_not_found"],
    [413, error("request_too_large", "Request exceeds the maximum size"), "request_too_large"],
    [429, error("rate_limit_error", "Number of tokens exceeded"), "rate_limit_exceeded"],
    [500, error("api_error", "Internal server error"), "upstream_error"],
    [504, error("timeout_error", "Timed out"), "timeout"],
    [529, error("overloaded_error", "Overloaded"), "upstream_unavailable"],
  ])("with status %i and %s fails as %s and never shows the key", async (status, body, code) => {
    const chunks = await ask({ upstream: await refusing(status, body) });
    expect(gist(chunks)).toMatchObject({ text: "", finish: [], usage: [], end: code });
    expect(JSON.stringify(chunks)).not.toContain("canary");
  });

  test("tells when to try again", async () => {
    const upstream = await refusing(529, error("overloaded_error", "Overloaded"), { "retry-after": "7" });
    expect(await ask({ upstream })).toMatchObject([{ type: "end", error: { retryAfter: 7 } }]);
  });
});

describe("the list of models", () => {
  const list = (upstream: Upstream) => anthropicMessagesProvider.listModels(upstream, new AbortController().signal);

  test("has their titles", async () => {
    expect((await list((await mock()).upstream))[0]).toEqual({
      name: "claude-mock",
      status: { state: "ready" },
      title: "Title of claude-mock",
    });
  });

  test("has what the upstream says of their size, and each model once", async () => {
    const body = { data: [{ id: "a", max_input_tokens: 200_000, max_tokens: 64_000 }, { id: "a" }, { id: "b" }, null] };
    expect(await list(await refusing(200, JSON.stringify({ data: body.data.slice(0, 1) })))).toEqual([
      { name: "a", status: { state: "ready" }, capabilities: { contextLength: 200_000, maxOutput: 64_000 } },
    ]);
    await server?.close();
    expect((await list(await refusing(200, JSON.stringify(body)))).map((model) => model.name)).toEqual(["a", "b"]);
  });

  test.each(["{}", "text", '{"data":"x"}'])("is refused when it is %s", async (body) => {
    await expect(list(await refusing(200, body))).rejects.toMatchObject({ code: "upstream_error" });
  });

  test("is not asked for when it is fixed", async () => {
    const models = await list({ ...plain, baseUrl: "http://127.0.0.1:1", quirks: {}, models: ["fixed"] });
    expect(models).toEqual([{ name: "fixed", status: { state: "ready" } }]);
  });
});

test("the paths that an upstream has of its own are kept", async () => {
  const upstream = await refusing(500, "{}");
  const quirks = { chatPath: "anthropic/messages", modelsPath: "all" };
  await ask({ upstream: { ...upstream, quirks } }, { messages: [says("user", "Hello")] });
  await anthropicMessagesProvider.listModels({ ...upstream, quirks }, new AbortController().signal).catch(() => []);
  expect(server?.seen.map((request) => request.url)).toEqual(["/anthropic/messages", "/all"]);
});

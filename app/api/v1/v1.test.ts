import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET as getConversation } from "@/app/api/conversations/[sessId]/route";
import { dataLines, pageRequest, withParams } from "@/e2e/support/browser-door";
import { type MockUpstream, startMockUpstream } from "@/e2e/support/mock-upstream";
import { createApiKey } from "@/lib/auth/api-keys";
import { ensureSoloOwner, soloOwner } from "@/lib/auth/solo";
import { expectValidStream } from "@/lib/gateway/testing/stream-automaton";
import type { ParleyMessage } from "@/lib/stream/ui-message";
import { GET as elsewhere } from "./[...path]/route";
import { POST as completions } from "./chat/completions/route";
import { GET as models } from "./models/route";

let upstream: MockUpstream;
let token: string;

beforeAll(async () => {
  upstream = await startMockUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
  await ensureSoloOwner();
  token = (await createApiKey(soloOwner.id, "test")).token;
});

afterAll(() => upstream.close());

const user = (content: string) => ({ role: "user", content });

function ask(body: unknown, more: { token?: string; signal?: AbortSignal } = {}) {
  return completions(
    new Request("http://127.0.0.1:3000/api/v1/chat/completions", {
      method: "POST",
      headers: { authorization: `Bearer ${more.token ?? token}`, "content-type": "application/json" },
      signal: more.signal,
      body: typeof body === "string" ? body : JSON.stringify(body),
    }),
  );
}

async function readLines(response: Response): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of dataLines(response)) lines.push(line);
  return lines;
}

const sentBodies = () => upstream.requests.map((request) => request.body);

async function timed(run: () => Promise<Response>): Promise<number> {
  const before = performance.now();
  expect((await run()).status).toBe(400);
  return performance.now() - before;
}

describe("a completion", () => {
  test("comes as one body with every key of usage", async () => {
    const response = await ask({ model: "mock-plain", messages: [user("Hi")] });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    const body = await response.json();
    expect(body).toMatchObject({
      object: "chat.completion",
      model: "mock-plain",
      choices: [{ index: 0, message: { role: "assistant", refusal: null }, finish_reason: "stop", logprobs: null }],
    });
    expect(body.id).toMatch(/^chatcmpl-/);
    expect(body.choices[0].message.content).toBe(upstream.requests.at(-1)?.sentText);
    const counts = [body.usage, body.usage.prompt_tokens_details, body.usage.completion_tokens_details];
    expect(counts.map((count) => Object.keys(count).length)).toEqual([6, 6, 5]);
    expect(body.usage.total_tokens).toBeGreaterThan(0);
  });

  test.each(["mock-plain", "mock-reasoning", "mock-tool-call", "mock-think-tags", "mock-content-array"])(
    "of %s streams by every rule and says the same as the one body",
    async (model) => {
      const response = await ask({ model, stream: true, messages: [user("Hi")] });
      expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
      expect(response.headers.get("cache-control")).toBe("no-cache, no-transform");
      const chunks = expectValidStream(await readLines(response));
      const deltas = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.delta));
      const whole = await (await ask({ model, messages: [user("Hi")] })).json();
      const { message, finish_reason } = whole.choices[0];
      const join = (key: string) => deltas.map((delta) => delta[key] ?? "").join("");
      expect(join("content")).toBe(message.content ?? "");
      expect(join("reasoning_content")).toBe(message.reasoning_content ?? "");
      expect(chunks.at(-1)?.choices[0]?.finish_reason).toBe(finish_reason);
      expect(chunks.at(-1)?.usage).toEqual(whole.usage);
    },
  );

  test("passes on what the upstream speaks, and reports what nobody knows", async () => {
    const response = await ask({
      model: "custom/mock-plain",
      messages: [{ role: "developer", content: "Be brief" }, user("Hi")],
      temperature: 0.5,
      top_p: 0.9,
      max_tokens: 7,
      stop: "END",
      seed: 3,
      n: 1,
      frequency_penalty: 0.1,
      presence_penalty: -0.1,
      json_mode: true,
      tools: [{ type: "function", function: { name: "f", parameters: { type: "object" } } }],
      tool_choice: "auto",
      parallel_tool_calls: false,
      frobnicate: true,
    });
    expect(response.status).toBe(200);
    expect(sentBodies().at(-1)).toMatchObject({
      model: "mock-plain",
      messages: [
        { role: "system", content: "Be brief" },
        { role: "user", content: "Hi" },
      ],
      temperature: 0.5,
      top_p: 0.9,
      max_tokens: 7,
      stop: ["END"],
      seed: 3,
      frequency_penalty: 0.1,
      presence_penalty: -0.1,
      response_format: { type: "json_object" },
      tools: [{ type: "function", function: { name: "f" } }],
      tool_choice: "auto",
      parallel_tool_calls: false,
    });
    expect(JSON.parse(response.headers.get("x-parley-warnings") ?? "[]")).toEqual([
      { param: "frobnicate", action: "dropped", reason: "unknown parameter" },
    ]);
  });

  test.each<[string, object, string]>([
    ["no messages", { messages: undefined }, "messages"],
    ["an empty list of messages", { messages: [] }, "messages"],
    ["an unknown role", { messages: [{ role: "robot", content: "x" }] }, "messages[0].role"],
    ["content that is a number", { messages: [{ role: "user", content: 3 }] }, "messages[0].content"],
    ["a temperature out of range", { temperature: 2.1 }, "temperature"],
    ["a temperature that is text", { temperature: "warm" }, "temperature"],
    ["half an answer", { n: 0.5 }, "n"],
    ["top_logprobs out of range", { top_logprobs: 21 }, "top_logprobs"],
    ["a stream that is text", { stream: "yes" }, "stream"],
    [
      "a part without its text",
      { messages: [{ role: "user", content: [{ type: "text" }] }] },
      "messages[0].content[0].text",
    ],
    ["an unknown part", { messages: [{ role: "user", content: [{ type: "foo" }] }] }, "messages[0].content[0].type"],
    ["a tool without a name", { tools: [{ type: "function", function: {} }] }, "tools[0].function.name"],
    ["an endless sess_id", { sess_id: "x".repeat(129) }, "sess_id"],
    ["a sess_id no browser can open", { sess_id: ".." }, "sess_id"],
  ])("with %s is refused and the field is named", async (_, wrong, param) => {
    const response = await ask({ model: "mock-plain", messages: [user("Hi")], ...wrong });
    expect(response.status).toBe(400);
    const body = await response.json();
    expect(body).toMatchObject({ error: { type: "invalid_request_error", code: "invalid_value", param } });
    expect(body.message).toBe(body.error.message);
  });

  test("reports any unknown key in a header that every client can read", async () => {
    const long = "k".repeat(100_000);
    const response = await ask({ model: "mock-plain", messages: [user("Hi")], 你好: 1, [long]: 2 });
    expect(response.status).toBe(200);
    const header = response.headers.get("x-parley-warnings") ?? "";
    expect(header).toMatch(/^[\x20-\x7e]{1,4000}$/);
    expect(JSON.parse(header).map((warning: { param: string }) => warning.param)).toEqual(["你好", "k".repeat(64)]);
  });

  test("takes a long image, and refuses a long truncated body quickly", async () => {
    const url = `data:image/png;base64,${"A".repeat(12 * 1024 * 1024)}`;
    const content = [{ type: "image_url", image_url: { url } }];
    expect((await ask({ model: "mock-plain", messages: [{ role: "user", content }] })).status).toBe(200);
    const short = await timed(() => ask(`{"a":"${'\\"'.repeat(20_000)}`));
    const long = await timed(() => ask(`{"a":"${'\\"'.repeat(200_000)}`));
    // Ten times the text may take ten times as long and some noise, not a hundred times.
    expect(long).toBeLessThan(40 * short + 50);
  });

  test.each(["{", "", "null", "[]", '"text"'])("with the body %j is answered with 400", async (body) => {
    expect((await ask(body)).status).toBe(400);
  });

  test("of an unknown model is answered with 404, a wrong token with 401", async () => {
    const unknown = await ask({ model: "no-such-model", messages: [user("Hi")] });
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ error: { code: "model_not_found", param: "model" } });
    const stranger = await ask({ model: "mock-plain", messages: [user("Hi")] }, { token: "x.y.z" });
    expect(stranger.status).toBe(401);
    expect(await stranger.json()).toMatchObject({ error: { type: "authentication_error", code: "invalid_api_key" } });
  });

  test.each<[string, number, string]>([
    ["mock-error-before", 502, "upstream_error"],
    ["mock-error-first-event", 503, "upstream_unavailable"],
    ["mock-auth", 502, "upstream_auth_error"],
    ["mock-429", 429, "rate_limit_exceeded"],
    ["mock-empty", 502, "upstream_error"],
  ])("that fails before its first byte as %s keeps its status, streamed or not", async (model, status, code) => {
    for (const stream of [true, false]) {
      const response = await ask({ model, stream, messages: [user("Hi")] });
      expect(response.status).toBe(status);
      expect(response.headers.get("retry-after")).toBe(model === "mock-429" ? "7" : null);
      const text = await response.text();
      expect(JSON.parse(text)).toMatchObject({ error: { code } });
      expect(text).not.toContain("sk-wrong");
    }
  });

  test.each(["mock-error-after", "mock-cut"])(
    "that breaks off as %s ends with an error and no [DONE]",
    async (model) => {
      const lines = await readLines(await ask({ model, stream: true, messages: [user("Hi")] }));
      expect(lines).not.toContain("[DONE]");
      expect(JSON.parse(lines.at(-1) ?? "{}")).toMatchObject({ error: { type: "upstream_error" } });
    },
  );

  test("of a path the API does not have is answered in the API's words", async () => {
    const request = (headers: Record<string, string>) =>
      elsewhere(
        new Request("http://127.0.0.1:3000/api/v1/embeddings", { headers }),
        withParams({ path: ["embeddings"] }),
      );
    expect((await request({})).status).toBe(401);
    const response = await request({ authorization: `Bearer ${token}` });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "not_found" } });
  });

  test("without a sess_id stores nothing, and the upstream is let go when the client leaves", async () => {
    const leaving = new AbortController();
    const response = await ask(
      { model: "mock-slow", stream: true, messages: [user("Leave at once")] },
      { signal: leaving.signal },
    );
    await dataLines(response).next();
    leaving.abort();
    const sent = upstream.requests.findLast((request) => request.model === "mock-slow");
    await expect.poll(() => sent?.closedEarlyAt, { timeout: 1000 }).toBeGreaterThan(0);
  });
});

test("a stream that its reader cancels lets go of the upstream", async () => {
  const response = await ask({ model: "custom/mock-slow-30s", stream: true, messages: [user("Cancel me")] });
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  const sent = upstream.requests.findLast((request) => request.model === "mock-slow-30s");
  await expect.poll(() => sent?.closedEarlyAt, { timeout: 1000 }).toBeGreaterThan(0);
});

describe("a completion with a sess_id", () => {
  const messagesOf = async (sessId: string) => {
    const response = await getConversation(pageRequest("GET", "/"), withParams({ sessId }));
    return ((await response.json()) as { messages: ParleyMessage[] }).messages;
  };
  const shown = async (sessId: string) =>
    (await messagesOf(sessId)).map((message) => [
      message.role,
      message.parts.flatMap((part) => (part.type === "text" ? part.text : [])).join(""),
    ]);

  test("is stored as a conversation of the key's owner, and only what is new is appended", async () => {
    const sess_id = `from a program / ${randomUUID()}`;
    const first = [{ role: "system", content: "Be kind" }, user("One")];
    await ask({ model: "mock-echo", sess_id, messages: first });
    await ask({
      model: "mock-echo",
      sess_id,
      stream: true,
      messages: [...first, { role: "assistant", content: "One" }, user("Two")],
    }).then(readLines);
    expect(await shown(sess_id)).toEqual([
      ["system", "Be kind"],
      ["user", "One"],
      ["assistant", "One"],
      ["user", "Two"],
      ["assistant", "Two"],
    ]);
  });

  test("branches where the client's history differs, and sends that history as it is", async () => {
    const sess_id = randomUUID();
    await ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    await ask({
      model: "mock-echo",
      sess_id,
      messages: [user("One"), { role: "assistant", content: "Something else" }, user("Three")],
    });
    expect(await shown(sess_id)).toEqual([
      ["user", "One"],
      ["assistant", "Something else"],
      ["user", "Three"],
      ["assistant", "Three"],
    ]);
    expect(sentBodies().at(-1)).toMatchObject({
      messages: [{ content: "One" }, { content: "Something else" }, { content: "Three" }],
    });
  });

  test("answers the same question again beside the first answer", async () => {
    const sess_id = randomUUID();
    await ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    const [, before] = await messagesOf(sess_id);
    await ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    const after = await messagesOf(sess_id);
    expect(after).toHaveLength(2);
    expect(after[1]?.id).not.toBe(before?.id);
  });

  test("that ends with the stored answer is refused: there is nothing to answer", async () => {
    const sess_id = randomUUID();
    await ask({ model: "mock-echo", sess_id, messages: [user("One")] });
    const response = await ask({
      model: "mock-echo",
      sess_id,
      messages: [user("One"), { role: "assistant", content: "One" }],
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { param: "messages" } });
  });

  test("goes on when its client leaves", async () => {
    const sess_id = randomUUID();
    const leaving = new AbortController();
    const body = { model: "custom/mock-slow-2s", sess_id, stream: true, messages: [user("Keep")] };
    const response = await ask(body, { signal: leaving.signal });
    const lines = dataLines(response);
    await lines.next();
    leaving.abort();
    await lines.return(undefined);
    await expect.poll(async () => (await shown(sess_id)).length, { timeout: 8000 }).toBe(2);
    const sent = upstream.requests.findLast((request) => request.model === "mock-slow-2s");
    expect((await shown(sess_id))[1]?.[1]).toBe(sent?.sentText);
  });

  test("with an empty sess_id stores nothing", async () => {
    await ask({ model: "mock-echo", sess_id: "", messages: [user("Nothing to see")] });
    expect((await getConversation(pageRequest("GET", "/"), withParams({ sessId: "" }))).status).toBe(404);
  });
});

describe("the list of models", () => {
  test("names every model once, and needs a key", async () => {
    const request = (headers: Record<string, string>) =>
      new Request("http://127.0.0.1:3000/api/v1/models", { headers });
    expect((await models(request({}))).status).toBe(401);
    const body = await (await models(request({ authorization: `Bearer ${token}` }))).json();
    const ids: string[] = body.data.map((model: { id: string }) => model.id);
    expect(body.object).toBe("list");
    expect(ids).toEqual(expect.arrayContaining(["mock-plain", "starter"]));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

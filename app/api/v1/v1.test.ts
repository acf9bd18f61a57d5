import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dataLines, withParams } from "@/e2e/support/browser-door";
import { expectValidBody, expectValidError, expectValidModelList } from "@/lib/gateway/testing/expect-valid";
import { expectValidStream } from "@/lib/gateway/testing/stream-automaton";
import { GET as elsewhere } from "./[...path]/route";
import { DELETE as deleteCompletions, GET as getCompletions } from "./chat/completions/route";
import { GET as models, POST as postModels } from "./models/route";
import { type Door, openDoor } from "./testing/open-door";

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});

afterAll(() => door.upstream.close());

const user = (content: string) => ({ role: "user", content });
const messages = [user("Hi")];

const lastBody = () => door.upstream.requests.at(-1)?.body;
const params = (response: Response): string[] =>
  JSON.parse(response.headers.get("x-parley-warnings") ?? "[]").map((warning: { param: string }) => warning.param);

describe("a completion", () => {
  test("comes as one body, and says how often the model was asked", async () => {
    const response = await door.ask({ model: "mock-plain", messages });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get("x-parley-attempts")).toBe("1");
    const body = expectValidBody(await response.json());
    expect(body).toMatchObject({ model: "mock-plain", choices: [{ finish_reason: "stop" }] });
    expect(body.id).toMatch(/^chatcmpl-/);
    expect(body.choices[0]?.message.content).toBe(door.upstream.requests.at(-1)?.sentText);
    expect(body.usage.total_tokens).toBeGreaterThan(0);
  });

  test.each([
    "mock-plain",
    "mock-reasoning",
    "mock-tool-call",
    "mock-think-tags",
    "mock-content-array",
    "mock-perplexity",
    "mock-weather",
    "mock-calls",
    "mock-logprobs",
    "mock-refuses",
    "mock-audio",
    "mock-search",
    "mock-chinese",
  ])("of %s streams by every rule and says the same as the one body", async (model) => {
    const tools = [{ type: "function", function: { name: "now" } }];
    const chunks = expectValidStream(await door.stream({ model, messages, tools, logprobs: true }));
    const deltas = chunks.flatMap((chunk) => chunk.choices.map((choice) => choice.delta));
    const response = await door.ask({ model, messages, tools, logprobs: true });
    const whole = expectValidBody(await response.json());
    const [{ message, finish_reason, logprobs } = { message: undefined }] = whole.choices;
    const join = (key: "content" | "reasoning_content" | "refusal") => deltas.map((delta) => delta[key] ?? "").join("");
    expect(join("content")).toBe(message?.content ?? "");
    expect(join("reasoning_content")).toBe(message?.reasoning_content ?? "");
    expect(join("refusal")).toBe(message?.refusal ?? "");
    const calls = deltas.flatMap((delta) => delta.tool_calls ?? []);
    const argumentsOf = (index: number) =>
      calls.flatMap((call) => (call.index === index ? [call.function.arguments] : [])).join("");
    expect((message?.tool_calls ?? []).map((_, index) => argumentsOf(index))).toEqual(
      (message?.tool_calls ?? []).map((call) => call.function.arguments),
    );
    const tokens = chunks.flatMap((chunk) => chunk.choices[0]?.logprobs?.content ?? []);
    expect(tokens).toEqual(logprobs?.content ?? []);
    const last = chunks.at(-1);
    expect(last?.choices[0]?.finish_reason).toBe(finish_reason);
    expect([last?.usage, last?.citations]).toEqual([whole.usage, whole.citations]);
  });

  test("gives its usage where the client wants it", async () => {
    const body = { model: "mock-plain", messages };
    expectValidStream(await door.stream({ ...body, stream_options: { include_usage: true } }), "own");
    expectValidStream(await door.stream({ ...body, stream_options: { include_usage: false } }), "none");
    expectValidStream(await door.stream({ ...body, stream_options: {} }), "finish");
  });

  test("gives several answers at once", async () => {
    const body = { model: "mock-choices", messages, n: 3 };
    expect(expectValidBody(await (await door.ask(body)).json()).choices).toHaveLength(3);
    const indexes = expectValidStream(await door.stream(body)).flatMap((chunk) =>
      chunk.choices.map(({ index }) => index),
    );
    expect(new Set(indexes)).toEqual(new Set([0, 1, 2]));
  });

  test("cites its sources", async () => {
    const body = { model: "mock-search", messages, search_config: { return_result: true } };
    const whole = expectValidBody(await (await door.ask(body)).json());
    expect(whole.citations).toEqual(["https://a.example/rivers", "https://b.example/seas"]);
    expect(whole.search_results?.[0]).toMatchObject({ index: 1, title: "Rivers", content: "All about rivers." });
    const streamed = expectValidStream(await door.stream(body)).at(-1);
    expect([streamed?.citations, streamed?.search_results]).toEqual([whole.citations, whole.search_results]);
  });

  test("passes on what the upstream speaks, and reports what nobody knows", async () => {
    const response = await door.ask({
      model: "custom/mock-plain",
      messages: [{ role: "developer", content: "Be brief, in JSON" }, user("Hi")],
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
    expect(lastBody()).toMatchObject({
      model: "mock-plain",
      messages: [
        { role: "system", content: "Be brief, in JSON" },
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

  test("reports any unknown key in a header that every client can read", async () => {
    const long = "k".repeat(100_000);
    const response = await door.ask({ model: "mock-plain", messages, 你好: 1, [long]: 2 });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-parley-warnings")).toMatch(/^[\x20-\x7e]{1,4000}$/);
    expect(params(response)).toEqual(["你好", "k".repeat(64)]);
  });

  test("says what the model lacks beside what nobody knows, or fails when every parameter must count", async () => {
    const body = { model: "mock-thinker", messages, seed: 3 };
    expect(params(await door.ask({ ...body, frobnicate: 1 }))).toEqual(["frobnicate", "seed"]);
    for (const [more, param] of [
      [{}, "seed"],
      [{ frobnicate: 1 }, "frobnicate"],
    ] as const) {
      const response = await door.ask({ ...body, ...more, strict_params: true });
      expect(response.status).toBe(400);
      expect(expectValidError(await response.json()).error).toMatchObject({ code: "unsupported_parameter", param });
    }
  });

  test("counts its attempts", async () => {
    const response = await door.ask({ model: "mock-flaky-1", messages, retries: 1 });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-parley-attempts")).toBe("2");
  });

  test.each([
    ["mock-thinker:thinking", "mock-thinker", true],
    ["mock-thinker:fast-thinking", "mock-thinker", true],
    ["custom/mock-thinker:thinking", "mock-thinker", true],
    ["mock-thinker:no-thinking", "mock-thinker", false],
    ["mock-thinker", "mock-thinker", false],
    ["mock-own:thinking", "mock-own:thinking", false],
  ])("of %s asks %s, thinking: %s, and keeps the name it was asked by", async (model, asked, isThinking) => {
    const body = expectValidBody(await (await door.ask({ model, messages })).json());
    expect(body.model).toBe(model);
    expect(lastBody()?.model).toBe(asked);
    expect(body.choices[0]?.message.reasoning_content !== undefined).toBe(isThinking);
  });

  test("takes a long image, and refuses a long truncated body quickly", async () => {
    const url = `data:image/png;base64,${"A".repeat(12 * 1024 * 1024)}`;
    const content = [{ type: "image_url", image_url: { url } }];
    expect((await door.ask({ model: "mock-plain", messages: [{ role: "user", content }] })).status).toBe(200);
    const timed = async (text: string) => {
      const before = performance.now();
      expect((await door.ask(text)).status).toBe(400);
      return performance.now() - before;
    };
    const short = await timed(`{"a":"${'\\"'.repeat(20_000)}`);
    const long = await timed(`{"a":"${'\\"'.repeat(200_000)}`);
    // Ten times the text may take ten times as long and some noise, not a hundred times.
    expect(long).toBeLessThan(40 * short + 50);
  });

  test("without a sess_id lets go of the upstream when the client leaves", async () => {
    const leaving = new AbortController();
    const body = { model: "mock-slow", stream: true, messages: [user("Leave at once")] };
    await dataLines(await door.ask(body, { signal: leaving.signal })).next();
    leaving.abort();
    const sent = door.upstream.requests.findLast((request) => request.model === "mock-slow");
    await expect.poll(() => sent?.closedEarlyAt, { timeout: 1000 }).toBeGreaterThan(0);
  });

  test("lets go of the upstream when the reader of its stream cancels", async () => {
    const response = await door.ask({ model: "custom/mock-slow-30s", stream: true, messages: [user("Cancel me")] });
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    const sent = door.upstream.requests.findLast((request) => request.model === "mock-slow-30s");
    await expect.poll(() => sent?.closedEarlyAt, { timeout: 1000 }).toBeGreaterThan(0);
  });
});

describe("a path of the API", () => {
  const request = (path: string, method = "GET", apiKey = door.apiKey) =>
    new Request(`http://127.0.0.1:3000/api/v1/${path}`, { method, headers: { authorization: `Bearer ${apiKey}` } });

  test("that is not there is answered in the API's words", async () => {
    const answer = (apiKey: string) =>
      elsewhere(request("embeddings", "GET", apiKey), withParams({ path: ["embeddings"] }));
    expect((await answer("wrong")).status).toBe(401);
    const response = await answer(door.apiKey);
    expect(response.status).toBe(404);
    expect(expectValidError(await response.json()).error.code).toBe("not_found");
  });

  test.each([
    ["GET", "chat/completions", "POST"],
    ["DELETE", "chat/completions", "POST"],
    ["POST", "models", "GET"],
  ])("%s %s says that it takes %s", async (method, path, allowed) => {
    const handler = path === "models" ? postModels : method === "GET" ? getCompletions : deleteCompletions;
    const response = await handler(request(path, method));
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe(allowed);
    expect(response.headers.get("x-request-id")).toBeTruthy();
    expect(expectValidError(await response.json()).error.code).toBe("method_not_allowed");
  });

  test("that lists the models names every one once, and needs a key", async () => {
    expect((await models(request("models", "GET", "wrong"))).status).toBe(401);
    const body = expectValidModelList(await (await models(request("models"))).json());
    const ids = body.data.map((model) => model.id);
    expect(ids).toEqual(expect.arrayContaining(["mock-plain", "starter"]));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

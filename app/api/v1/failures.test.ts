import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectValidError } from "@/lib/gateway/testing/expect-valid";
import { expectBrokenStream } from "@/lib/gateway/testing/stream-automaton";
import { type Door, openDoor } from "./testing/open-door";

let door: Door;

beforeAll(async () => {
  door = await openDoor();
});

afterAll(() => door.upstream.close());

const user = (content: unknown) => [{ role: "user", content }];

describe("a request that is wrong", () => {
  const part = (content: object) => ({ messages: user([content]) });
  test.each<[string, object, string]>([
    ["no messages", { messages: undefined }, "messages"],
    ["an empty list of messages", { messages: [] }, "messages"],
    ["an unknown role", { messages: [{ role: "robot", content: "x" }] }, "messages[0].role"],
    ["content that is a number", { messages: user(3) }, "messages[0].content"],
    ["a part without its text", part({ type: "text" }), "messages[0].content[0].text"],
    ["an unknown part", part({ type: "foo" }), "messages[0].content[0].type"],
    ["a picture from nowhere", part({ type: "image_url", image_url: {} }), "messages[0].content[0].image_url.url"],
    [
      "a sound without bytes",
      part({ type: "input_audio", input_audio: {} }),
      "messages[0].content[0].input_audio.data",
    ],
    ["a file without content", part({ type: "file", file: {} }), "messages[0].content[0].file.file_data"],
    ["a temperature out of range", { temperature: 2.1 }, "temperature"],
    ["a temperature that is text", { temperature: "warm" }, "temperature"],
    ["half an answer", { n: 0.5 }, "n"],
    ["top_logprobs out of range", { top_logprobs: 21 }, "top_logprobs"],
    ["a stream that is text", { stream: "yes" }, "stream"],
    ["an empty stop", { stop: ["a", ""] }, "stop[1]"],
    ["a tool without a name", { tools: [{ type: "function", function: {} }] }, "tools[0].function.name"],
    ["an unknown degree of thinking", { thinking: { reasoning_effort: "huge" } }, "thinking.reasoning_effort"],
    ["thinking both on and off", { enable_thinking: true, reasoning_effort: "none" }, "reasoning_effort"],
    ["both tools and other functions", { tools: [tool("f")], functions: [{ name: "g" }] }, "functions"],
    ["JSON and text", { json_mode: true, response_format: { type: "text" } }, "response_format.type"],
    ["a search of too much", { search_config: { count: 51 } }, "search_config.count"],
    ["an endless sess_id", { sess_id: "x".repeat(129) }, "sess_id"],
    ["a sess_id no browser can open", { sess_id: ".." }, "sess_id"],
    ["a name that contradicts it", { model: "mock-thinker:thinking", enable_thinking: false }, "model"],
  ])("by %s is refused and the field is named", async (_, wrong, param) => {
    const response = await door.ask({ model: "mock-plain", messages: user("Hi"), ...wrong });
    expect(response.status).toBe(400);
    const body = expectValidError(await response.json());
    expect(body).toMatchObject({ error: { type: "invalid_request_error", code: "invalid_value", param } });
    expect(body).toHaveProperty("message", body.error.message);
  });

  test.each(["{", "", "null", "[]", '"text"', '{"messages":[{"role":"user","content":"\\ud800"}'])(
    "with the body %j is answered with 400",
    async (body) => {
      const response = await door.ask(body);
      expect(response.status).toBe(400);
      expectValidError(await response.json());
    },
  );

  test("of an unknown model is answered with 404, with a wrong token with 401", async () => {
    const unknown = await door.ask({ model: "no-such-model", messages: user("Hi") });
    expect(unknown.status).toBe(404);
    expect(expectValidError(await unknown.json())).toMatchObject({
      error: { code: "model_not_found", param: "model" },
    });
    const stranger = await door.ask({ model: "mock-plain", messages: user("Hi") }, { apiKey: "x.y.z" });
    expect(stranger.status).toBe(401);
    expect(expectValidError(await stranger.json())).toMatchObject({
      error: { type: "authentication_error", code: "invalid_api_key" },
    });
  });
});

describe("an answer that fails", () => {
  test.each<[string, number, string, string]>([
    ["mock-error-before", 502, "upstream_error", "upstream_error"],
    ["mock-error-first-event", 503, "upstream_error", "upstream_unavailable"],
    ["mock-overloaded", 503, "upstream_error", "upstream_unavailable"],
    ["mock-auth", 502, "upstream_auth_error", "upstream_auth_error"],
    ["mock-429", 429, "rate_limit_exceeded", "rate_limit_exceeded"],
    ["mock-quota", 402, "insufficient_quota", "insufficient_quota"],
    ["mock-context", 400, "invalid_request_error", "context_length_exceeded"],
    ["mock-moderated", 403, "permission_error", "permission_denied"],
    ["mock-empty", 502, "upstream_error", "upstream_error"],
  ])("before its first byte as %s keeps its status, streamed or not", async (model, status, type, code) => {
    for (const stream of [true, false]) {
      const response = await door.ask({ model, stream, messages: user("Hi") });
      expect(response.status).toBe(status);
      expect(response.headers.get("retry-after")).toBe(model === "mock-429" ? "7" : null);
      expect(response.headers.get("x-request-id")).toBeTruthy();
      const text = await response.text();
      expect(expectValidError(JSON.parse(text))).toMatchObject({ error: { type, code } });
      expect(text).not.toContain("sk-wrong");
    }
  });

  test.each(["mock-error-after", "mock-cut"])("in its middle as %s ends with an error and no [DONE]", async (model) => {
    const broken = expectBrokenStream(await door.stream({ model, messages: user("Hi") }));
    expect(broken.code).toBe("upstream_error");
    expect(broken.chunks.length).toBeGreaterThan(0);
  });
});

function tool(name: string) {
  return { type: "function", function: { name } };
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChatRequest, Thinking } from "@/lib/core/chat-request";
import type { Carry } from "@/lib/core/chunk";
import type { PromptMessage } from "@/lib/core/message";
import type { Capabilities, ThinkingCapability } from "@/lib/core/model";
import { ask, gist } from "./testing/ask";
import { type MockResponses, startMockResponses } from "./testing/mock-responses";

let mock: MockResponses;
beforeAll(async () => {
  mock = await startMockResponses();
});
afterAll(() => mock.server.close());
beforeEach(() => {
  mock.requests.length = 0;
});

const user = (...parts: PromptMessage["parts"]): PromptMessage => ({ role: "user", parts });
const says = (text: string) => user({ type: "text", text });
const thinks: ThinkingCapability = { kind: "responses", canDisable: true, byDefault: true, efforts: ["low", "high"] };
const echoed = { messages: [says("Hi")], model: "mock-echo" };

/** The body that the mock took, and what it answered. */
async function sent(request: Partial<ChatRequest>, capabilities: Partial<Capabilities> = {}) {
  const chunks = await ask(mock.upstream, { ...echoed, ...request }, capabilities);
  expect(gist(chunks)).toMatchObject({ end: "done" });
  return { body: mock.requests[0], chunks };
}

describe("the request", () => {
  test("of a bare question streams, is not stored, and says nothing else", async () => {
    const input = [{ type: "message", role: "user", content: "Hi" }];
    expect((await sent({})).body).toEqual({ model: "mock-echo", input, stream: true, store: false });
  });

  test("carries every parameter the protocol has", async () => {
    const schema = { type: "object", properties: {} };
    const { body } = await sent({
      temperature: 0,
      topP: 0.5,
      maxCompletionTokens: 9,
      responseFormat: { type: "json-schema", name: "s", schema, strict: true },
      tools: [{ name: "f", description: "d", parameters: schema, strict: true }, { name: "g" }],
      toolChoice: { name: "f" },
      parallelToolCalls: false,
      logprobs: true,
      topLogprobs: 2,
      sessId: "c".repeat(65),
      endUser: "hash",
    });
    expect(body).toMatchObject({
      temperature: 0,
      top_p: 0.5,
      max_output_tokens: 16,
      text: { format: { type: "json_schema", name: "s", schema, strict: true } },
      tools: [
        { type: "function", name: "f", description: "d", parameters: schema, strict: true },
        { type: "function", name: "g", parameters: { type: "object", properties: {} }, strict: false },
      ],
      tool_choice: { type: "function", name: "f" },
      parallel_tool_calls: false,
      include: ["message.output_text.logprobs"],
      top_logprobs: 2,
      safety_identifier: "hash",
    });
    expect(body?.prompt_cache_key).toMatch(/^[0-9a-f]{64}$/);
  });

  test("for any JSON object has its own word for it", async () => {
    const { body } = await sent({ messages: [says("In JSON, please")], responseFormat: { type: "json" } });
    expect(body?.text).toEqual({ format: { type: "json_object" } });
  });

  const whileThinking = ["reasoning.encrypted_content"];
  test.each<[Thinking, Partial<ThinkingCapability>, object | undefined, string[] | undefined]>([
    [{ mode: "on", effort: "high" }, {}, { effort: "high", summary: "auto" }, whileThinking],
    [{ mode: "on" }, {}, { summary: "auto" }, whileThinking],
    [
      { mode: "on" },
      { byDefault: false, efforts: ["low", "medium"] },
      { effort: "medium", summary: "auto" },
      whileThinking,
    ],
    [{ mode: "on", include: false, effort: "low" }, {}, { effort: "low" }, whileThinking],
    [{ mode: "unset" }, {}, undefined, whileThinking],
    [{ mode: "unset", include: true }, {}, { summary: "auto" }, whileThinking],
    [{ mode: "off" }, {}, { effort: "none" }, undefined],
    [{ mode: "on", effort: "minimal" }, { canDisable: false }, { effort: "minimal", summary: "auto" }, whileThinking],
  ])("to think %j, of a model that is %j, says %j", async (thinking, model, reasoning, include) => {
    const { body } = await sent({ model: "mock-thinker", thinking }, { thinking: { ...thinks, ...model } });
    expect([body?.reasoning, body?.include]).toEqual([reasoning, include]);
  });

  test("shows pictures and files, and what tools have shown after their results", async () => {
    const { body } = await sent({
      messages: [
        { role: "system", parts: [{ type: "text", text: "Be kind." }] },
        user(
          { type: "text", text: "Look" },
          { type: "image", url: "data:image/png;base64,AA", detail: "low" },
          { type: "file", data: "data:application/pdf;base64,AA" },
          { type: "file", url: "https://example.org/a.pdf" },
          { type: "file", fileId: "file-1" },
        ),
        {
          role: "assistant",
          parts: [
            { type: "reasoning", text: "hm" },
            { type: "refusal", text: "No." },
            { type: "tool-call", id: "a", name: "f", arguments: "" },
            { type: "tool-call", id: "b".repeat(80), name: "f", arguments: "{}" },
          ],
        },
        {
          role: "tool",
          parts: [
            { type: "tool-result", toolCallId: "a", text: "1" },
            { type: "image", url: "https://example.org/i" },
          ],
        },
        { role: "tool", parts: [{ type: "tool-result", toolCallId: "b".repeat(80), text: "2" }] },
        says("And?"),
      ],
    });
    const shortened = expect.stringMatching(/^[a-zA-Z0-9]{32}$/);
    expect(body?.input).toEqual([
      { type: "message", role: "system", content: "Be kind." },
      {
        type: "message",
        role: "user",
        content: [
          { type: "input_text", text: "Look" },
          { type: "input_image", image_url: "data:image/png;base64,AA", detail: "low" },
          { type: "input_file", filename: "document.pdf", file_data: "data:application/pdf;base64,AA" },
          { type: "input_file", file_url: "https://example.org/a.pdf" },
          { type: "input_file", file_id: "file-1" },
        ],
      },
      { type: "message", role: "assistant", content: [{ type: "refusal", refusal: "No." }] },
      { type: "function_call", call_id: "a", name: "f", arguments: "{}" },
      { type: "function_call", call_id: shortened, name: "f", arguments: "{}" },
      { type: "function_call_output", call_id: "a", output: "1" },
      { type: "function_call_output", call_id: shortened, output: "2" },
      {
        type: "message",
        role: "user",
        content: [{ type: "input_image", image_url: "https://example.org/i", detail: "auto" }],
      },
      { type: "message", role: "user", content: "And?" },
    ]);
  });
});

describe("a search", () => {
  const search = { deepable: false, returnResult: false };
  const tools = [{ name: "f" }];

  test("asks for the tool with its wishes and for the sources", async () => {
    const wishes = { ...search, domains: ["example.org"], contentSize: "low" as const, count: 5, required: true };
    const { body, chunks } = await sent({ model: "mock-search", search: wishes });
    expect(body).toMatchObject({
      tools: [{ type: "web_search", filters: { allowed_domains: ["example.org"] }, search_context_size: "low" }],
      tool_choice: "required",
      include: ["web_search_call.action.sources"],
    });
    expect(gist(chunks)).toMatchObject({ citations: ["https://example.org/"], billed: [1] });
  });

  test("goes with JSON and with the least effort in a way that is not refused", async () => {
    const thinking = { mode: "on", effort: "minimal" } as const;
    const model = { ...thinks, efforts: ["minimal", "low"] as const };
    const { body } = await sent(
      { model: "mock-thinker", search, thinking, responseFormat: { type: "json" } },
      { thinking: model },
    );
    expect(body?.reasoning?.effort).toBe("low");
    expect(body?.text).toEqual({ format: { type: "json_schema", name: "answer", schema: { type: "object" } } });
  });

  test("that is deep reads more", async () => {
    const { body } = await sent({ model: "mock-search", search: { ...search, deepable: true } });
    expect(body?.tools).toEqual([{ type: "web_search", search_context_size: "high" }]);
  });

  test("stands beside the client's functions, and alone where none may be called", async () => {
    expect((await sent({ search, tools, toolChoice: "auto" })).body?.tools).toMatchObject([{ name: "f" }, {}]);
    mock.requests.length = 0;
    const { body } = await sent({ search, tools, toolChoice: "none", parallelToolCalls: true });
    expect(body?.tools).toEqual([{ type: "web_search" }]);
    expect(body).not.toHaveProperty("tool_choice");
  });
});

describe("a tool loop of a model that thinks", () => {
  const request: Partial<ChatRequest> = { model: "mock-thinker", messages: [says("Go")], tools: [{ name: "f" }] };

  async function firstRound(): Promise<{ callId: string; carry: Carry | undefined }> {
    const chunks = await ask(mock.upstream, { ...request }, { thinking: thinks });
    expect(gist(chunks)).toMatchObject({ reasoning: "Hm.", finish: ["tool_calls"], end: "done" });
    const callId = chunks.find((chunk) => chunk.type === "tool-call-delta")?.id ?? "";
    return { callId, carry: chunks.find((chunk) => chunk.type === "carry")?.carry };
  }

  const secondRound = (callId: string, carry: Carry | undefined, text: string) =>
    ask(
      mock.upstream,
      {
        ...request,
        messages: [
          says("Go"),
          {
            role: "assistant",
            carry,
            parts: [
              { type: "text", text },
              { type: "tool-call", id: callId, name: "f", arguments: "{}" },
              { type: "tool-call", id: "call_more", name: "f", arguments: "{}" },
            ],
          },
          { role: "tool", parts: [{ type: "tool-result", toolCallId: callId, text: "1" }] },
          { role: "tool", parts: [{ type: "tool-result", toolCallId: "call_more", text: "2" }] },
        ],
      },
      { thinking: thinks },
    );

  test("shows the model its sealed thoughts again, unchanged, before what followed them", async () => {
    const { callId, carry } = await firstRound();
    const chunks = await secondRound(callId, JSON.parse(JSON.stringify(carry)), "Let me see.");
    expect(gist(chunks)).toMatchObject({ text: "Thought of it.", finish: ["stop"], end: "done" });
    expect(mock.requests[1]?.input.map((item) => item.type)).toEqual([
      "message",
      "reasoning",
      "message",
      "function_call",
      "function_call",
      "function_call_output",
      "function_call_output",
    ]);
    expect(mock.requests[1]?.input[1]).toEqual({
      type: "reasoning",
      id: expect.stringMatching(/^rs_/),
      encrypted_content: expect.stringMatching(/^sealed-rs_/),
      summary: [{ type: "summary_text", text: "Hm." }],
    });
  });

  test("goes on without them where they are gone or another protocol's", async () => {
    const { callId, carry } = await firstRound();
    const content = carry?.content;
    for (const other of [undefined, { protocol: "gemini", content }, { protocol: "openai-responses", content: null }]) {
      expect(gist(await secondRound(callId, other, ""))).toMatchObject({ text: "Thought of it.", end: "done" });
    }
    expect(mock.requests.slice(1).flatMap(({ input }) => input.filter((item) => item.type === "reasoning"))).toEqual(
      [],
    );
  });

  test("fails as a chunk when the vendor does not know a thought for its own", async () => {
    const { callId } = await firstRound();
    const item = { type: "reasoning", id: "rs_9", encrypted_content: "forged", summary: [] };
    const chunks = await secondRound(callId, { protocol: "openai-responses", content: { items: [item] } }, "");
    expect(gist(chunks)).toMatchObject({ end: "invalid_value" });
  });
});

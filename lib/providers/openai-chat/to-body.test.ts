import { expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { PromptMessage } from "@/lib/core/message";
import { callOf } from "@/lib/providers/testing/calls";
import { toBody } from "./to-body";
import { toMessages } from "./to-messages";

const bare: ChatRequest = { model: "x/m", messages: [], thinking: { mode: "unset" } };
/** The body as it goes over the wire. */
const wire = (request: ChatRequest, quirks = {}) =>
  JSON.parse(JSON.stringify(toBody({ ...callOf(request, { protocol: "openai-chat", quirks }), model: "m" })));

test("a bare question streams, asks for usage and says nothing else", () => {
  expect(wire(bare)).toEqual({ model: "m", messages: [], stream: true, stream_options: { include_usage: true } });
});

test("every parameter goes through under OpenAI's name", () => {
  const tool = { name: "f", description: "d", parameters: { type: "object" }, strict: true };
  const request: ChatRequest = {
    ...bare,
    thinking: { mode: "on", effort: "high" },
    temperature: 0,
    topP: 0.5,
    maxCompletionTokens: 9,
    responseFormat: { type: "json-schema", name: "s", schema: { type: "object" }, strict: true },
    tools: [tool],
    toolChoice: { name: "f" },
    parallelToolCalls: false,
    stop: ["a"],
    logprobs: true,
    topLogprobs: 2,
    frequencyPenalty: -1,
    presencePenalty: 1,
    seed: -5,
    n: 2,
  };
  expect(wire(request)).toEqual({
    model: "m",
    messages: [],
    stream: true,
    stream_options: { include_usage: true },
    reasoning_effort: "high",
    temperature: 0,
    top_p: 0.5,
    max_completion_tokens: 9,
    response_format: { type: "json_schema", json_schema: { name: "s", schema: { type: "object" }, strict: true } },
    tools: [{ type: "function", function: tool }],
    tool_choice: { type: "function", function: { name: "f" } },
    parallel_tool_calls: false,
    stop: ["a"],
    logprobs: true,
    top_logprobs: 2,
    frequency_penalty: -1,
    presence_penalty: 1,
    seed: -5,
    n: 2,
  });
});

test("quirks rename the bound and leave the stream options out", () => {
  const body = wire({ ...bare, maxCompletionTokens: 9 }, { maxTokensField: "max_tokens", streamOptions: false });
  expect(body).toEqual({ model: "m", messages: [], stream: true, max_tokens: 9 });
});

test("a tool choice without tools is not sent", () => {
  const body = wire({ ...bare, toolChoice: "auto", parallelToolCalls: true, tools: [], stop: [] });
  expect(Object.keys(body)).toEqual(["model", "messages", "stream", "stream_options"]);
});

const user = (...parts: PromptMessage["parts"]): PromptMessage => ({ role: "user", parts });

test("text alone is a string, and with other parts a list", () => {
  const text = { type: "text", text: "a" } as const;
  expect(toMessages([user(text, { type: "text", text: "b" }), user()])).toEqual([
    { role: "user", content: "ab" },
    { role: "user", content: "" },
  ]);
  expect(toMessages([user(text, { type: "image", url: "data:x", detail: "low" })])).toEqual([
    {
      role: "user",
      content: [
        { type: "text", text: "a" },
        { type: "image_url", image_url: { url: "data:x", detail: "low" } },
      ],
    },
  ]);
});

test("audio, video and files have their parts", () => {
  const message = user(
    { type: "audio", data: "AA", format: "mp3" },
    { type: "video", url: "https://example.org/v" },
    { type: "file", data: "data:x", filename: "a.pdf" },
  );
  expect(JSON.parse(JSON.stringify(toMessages([message])))[0].content).toEqual([
    { type: "input_audio", input_audio: { data: "AA", format: "mp3" } },
    { type: "video_url", video_url: { url: "https://example.org/v" } },
    { type: "file", file: { file_data: "data:x", filename: "a.pdf" } },
  ]);
});

test("an assistant's tool calls and their results become OpenAI's messages; its reasoning and sources stay", () => {
  const messages: PromptMessage[] = [
    {
      role: "assistant",
      parts: [
        { type: "reasoning", text: "hm" },
        { type: "citation", citation: { index: 1, url: "https://example.org/" } },
        { type: "tool-call", id: "1", name: "f", arguments: "{}" },
      ],
    },
    {
      role: "tool",
      parts: [
        { type: "tool-result", toolCallId: "1", text: "r" },
        { type: "tool-result", toolCallId: "2", text: "s" },
      ],
    },
  ];
  expect(toMessages(messages)).toEqual([
    {
      role: "assistant",
      content: null,
      tool_calls: [{ id: "1", type: "function", function: { name: "f", arguments: "{}" } }],
    },
    { role: "tool", tool_call_id: "1", content: "r" },
    { role: "tool", tool_call_id: "2", content: "s" },
  ]);
});

test("an answer of nothing but reasoning is sent as an empty one, and names are kept", () => {
  const message: PromptMessage = { role: "assistant", name: "ann", parts: [{ type: "reasoning", text: "hm" }] };
  expect(toMessages([message])).toEqual([{ role: "assistant", name: "ann", content: "" }]);
});

import { describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Capabilities, ThinkingCapability } from "@/lib/core/model";
import type { Quirks } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { toBody } from "./to-body";

const bare: ChatRequest = { model: "x/m", messages: [], thinking: { mode: "unset" } };
const thinks = { canDisable: true, byDefault: false, efforts: ["low", "medium", "high"] } as const;

/** The body as it goes over the wire. */
const wire = (request: ChatRequest, quirks: Quirks = {}, capabilities: Partial<Capabilities> = {}) => {
  const call = callOf(request, { protocol: "openai-chat", quirks }, capabilities);
  return JSON.parse(JSON.stringify(toBody({ ...call, model: "m" })));
};

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
    topK: 40,
    modalities: ["text", "audio"],
    audio: { voice: "alloy", format: "wav" },
  };
  expect(wire(request, {}, { thinking: { ...thinks, kind: "effort" } })).toEqual({
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
    top_k: 40,
    modalities: ["text", "audio"],
    audio: { voice: "alloy", format: "wav" },
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

test("who asks, and why, stays here unless the vendor wants to know", () => {
  const request: ChatRequest = { ...bare, sessId: "s", endUser: "u", metadata: { a: 1 }, retries: 3 };
  expect(Object.keys(wire(request))).toEqual(["model", "messages", "stream", "stream_options"]);
  const long = "s".repeat(65);
  const body = wire({ ...request, sessId: long }, { sessIdField: "prompt_cache_key" });
  expect(body.prompt_cache_key).toMatch(/^[0-9a-f]{64}$/);
  expect(wire({ ...request, sessId: long }, { sessIdField: "prompt_cache_key" })).toEqual(body);
});

describe("thinking", () => {
  const on = { mode: "on" } as const;
  const off = { mode: "off" } as const;
  const fields = (
    thinking: ChatRequest["thinking"],
    model: Partial<ThinkingCapability> & Pick<ThinkingCapability, "kind">,
  ) => {
    const {
      model: _name,
      messages: _messages,
      stream: _stream,
      ...rest
    } = wire({ ...bare, thinking }, { streamOptions: false }, { thinking: { ...thinks, ...model } });
    return rest;
  };

  test.each([
    ["nothing of which nothing is said", { mode: "unset" }, { kind: "type" }, {}],
    ["no degree to a model that thinks by itself", on, { kind: "effort", byDefault: true }, {}],
    ["the middle degree to one that does not", on, { kind: "effort" }, { reasoning_effort: "medium" }],
    [
      "the highest where there is no middle",
      on,
      { kind: "effort", efforts: ["low", "high"] },
      { reasoning_effort: "high" },
    ],
    [
      "a degree to a model that is not switched",
      { mode: "unset", effort: "low" },
      { kind: "effort" },
      { reasoning_effort: "low" },
    ],
    ["nothing to one that always thinks", off, { kind: "effort", canDisable: false }, {}],
    ["no switch to one that always thinks", off, { kind: "type", canDisable: false }, {}],
    [
      "a degree beside the switch",
      { ...on, effort: "high" },
      { kind: "flag" },
      { enable_thinking: true, reasoning_effort: "high" },
    ],
    [
      "a bound inside the switch",
      { ...on, budgetTokens: 9 },
      { kind: "type" },
      { thinking: { type: "enabled", budget_tokens: 9 } },
    ],
    ["a degree to OpenRouter", { ...on, effort: "high" }, { kind: "openrouter" }, { reasoning: { effort: "high" } }],
    ["the contract as it is", off, { kind: "contract" }, { thinking: { enabled: false } }],
    ["nothing in the words of other protocols", on, { kind: "claude-budget" }, {}],
  ] as const)("says %s", (_what, thinking, model, expected) => {
    expect(fields(thinking, model)).toEqual(expected);
  });

  test("of a model that nobody knows to think is not spoken of", () => {
    expect(wire({ ...bare, thinking: { ...on, effort: "high" } })).not.toHaveProperty("reasoning_effort");
  });
});

test("temperature 0 has another word where the vendor refuses it, and only then", () => {
  const quirks: Quirks = { zeroTemperature: "do_sample" };
  const said = [0, -1, 0.1].map((temperature) => {
    const { temperature: sent, do_sample } = wire({ ...bare, temperature }, quirks);
    return [sent, do_sample];
  });
  expect(said).toEqual([
    [undefined, false],
    [undefined, false],
    [0.1, undefined],
  ]);
});

test("a vendor's own tool needs no word about the choice of tools", () => {
  const search = { deepable: false, returnResult: false };
  const body = wire(
    { ...bare, search, toolChoice: "required", parallelToolCalls: true },
    {},
    {
      search: { kind: "spark-tool", withTools: true },
    },
  );
  expect(Object.keys(body)).toEqual(["model", "messages", "stream", "stream_options", "tools"]);
});

test("a wave file is streamed as bare samples where the vendor streams no files", () => {
  const asked = (format: string) =>
    toBody(
      callOf(
        { modalities: ["text", "audio"], audio: { voice: "v", format } },
        { protocol: "openai-chat", quirks: { streamedWave: "pcm16" } },
      ),
    ).audio;
  expect([asked("wav"), asked("mp3")]).toEqual([
    { voice: "v", format: "pcm16" },
    { voice: "v", format: "mp3" },
  ]);
});

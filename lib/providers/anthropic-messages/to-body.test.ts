import { describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Part } from "@/lib/core/message";
import type { ThinkingCapability } from "@/lib/core/model";
import { says } from "@/lib/providers/testing/prompt";
import { ask, mocks, send } from "./testing/ask";

const mock = mocks();

/** What goes beyond a plain question. */
function special({ model, stream, messages, max_tokens, warnings, ...rest }: Awaited<ReturnType<typeof send>>) {
  return max_tokens === 8_192 ? rest : { ...rest, max_tokens };
}

const thinkers: Record<"budget" | "adaptive" | "always", ThinkingCapability> = {
  budget: {
    kind: "claude-budget",
    canDisable: true,
    byDefault: false,
    efforts: [],
    budget: { min: 1_024, max: 60_000 },
  },
  adaptive: { kind: "claude-adaptive", canDisable: true, byDefault: false, efforts: ["low", "high", "max"] },
  always: { kind: "claude-adaptive", canDisable: false, byDefault: true, efforts: ["low", "high"] },
};

test("a plain question is sent plainly", async () => {
  expect(await send(await mock(), { messages: [says("user", "Hi")], sessId: "s", metadata: { a: 1 } })).toEqual({
    model: "claude-mock",
    max_tokens: 8_192,
    stream: true,
    messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
    warnings: [],
  });
});

test.each([
  [{ temperature: 0.5, topK: 3 }, { temperature: 0.5, top_k: 3 }, []],
  [{ topP: 0.9 }, { top_p: 0.9 }, []],
  [{ topP: 1 }, {}, []],
  [{ temperature: 0.5, topP: 0.9 }, { temperature: 0.5 }, ["top_p dropped"]],
  [{ stop: ["END", "\n"] }, { stop_sequences: ["END"] }, ["stop adjusted"]],
  [{ stop: ["\n"] }, {}, ["stop adjusted"]],
  [{ endUser: "hash" }, { metadata: { user_id: "hash" } }, []],
  [{ maxCompletionTokens: 50 }, { max_tokens: 50 }, []],
] as [Partial<ChatRequest>, object, string[]][])("%j is sent as %j", async (request, fields, warnings) => {
  const sent = await send(await mock(), request);
  expect(special(sent)).toEqual(fields);
  expect(sent.warnings).toEqual(warnings);
});

test("an upstream's own fields go with every question", async () => {
  const upstream = await mock();
  upstream.upstream.quirks = { ...upstream.upstream.quirks, extraBody: { metadata: { user_id: "fixed" } } };
  await ask(upstream, {}, { maxOutput: undefined });
  expect(upstream.asked[0]).toMatchObject({ metadata: { user_id: "fixed" }, max_tokens: 4_096 });
});

describe("thinking", () => {
  test.each([
    ["budget", { mode: "on", budgetTokens: 2_000 }, { thinking: { type: "enabled", budget_tokens: 2_000 } }],
    ["budget", { mode: "on" }, { thinking: { type: "enabled", budget_tokens: 4_095 } }],
    ["budget", { mode: "on", budgetTokens: 100 }, { thinking: { type: "enabled", budget_tokens: 1_024 } }],
    [
      "budget",
      { mode: "on", budgetTokens: 20_000 },
      { thinking: { type: "enabled", budget_tokens: 20_000 }, max_tokens: 24_096 },
    ],
    ["budget", { mode: "off" }, { thinking: { type: "disabled" } }],
    ["budget", { mode: "unset" }, {}],
    [
      "adaptive",
      { mode: "on", effort: "high" },
      { thinking: { type: "adaptive", display: "summarized" }, output_config: { effort: "high" } },
    ],
    ["adaptive", { mode: "on", include: false }, { thinking: { type: "adaptive", display: "omitted" } }],
    ["adaptive", { mode: "on", effort: "xhigh" }, { thinking: { type: "adaptive", display: "summarized" } }],
    ["adaptive", { mode: "off" }, { thinking: { type: "disabled" } }],
    ["adaptive", { mode: "unset" }, {}],
    ["always", { mode: "off" }, {}],
    ["always", { mode: "unset" }, { thinking: { type: "adaptive", display: "summarized" } }],
  ] as ["budget" | "adaptive" | "always", ChatRequest["thinking"], object][])(
    "of a model of kind %s told %j is %j",
    async (kind, thinking, fields) => {
      const sent = await send(await mock(), { thinking }, { thinking: thinkers[kind] });
      expect(special(sent)).toEqual(fields);
      expect(sent.warnings).toEqual([]);
    },
  );

  test("stays below a bound that was asked for, and is left out where that leaves it no room", async () => {
    const thinking = { mode: "on", budgetTokens: 9_000 } as const;
    const capabilities = { thinking: thinkers.budget };
    expect(await send(await mock(), { thinking, maxCompletionTokens: 3_000 }, capabilities)).toMatchObject({
      thinking: { budget_tokens: 2_999 },
      max_tokens: 3_000,
    });
    const sent = await send(await mock(), { thinking, maxCompletionTokens: 1_024 }, capabilities);
    expect(sent).toMatchObject({ max_tokens: 1_024, warnings: ["thinking dropped"] });
    expect(sent.thinking).toBeUndefined();
  });

  test.each(["budget", "adaptive"] as const)("of kind %s leaves out what cannot go with it", async (kind) => {
    const sent = await send(
      await mock(),
      {
        thinking: { mode: "on" },
        temperature: 0.5,
        topP: 0.9,
        topK: 3,
        tools: [{ name: "now" }],
        toolChoice: "required",
        parallelToolCalls: false,
      },
      { thinking: thinkers[kind] },
    );
    expect(sent.tool_choice).toEqual({ type: "auto", disable_parallel_tool_use: true });
    expect(sent.warnings).toEqual(["tool_choice adjusted", "temperature dropped", "top_p dropped", "top_k dropped"]);
  });

  test("that cannot be switched off rules out the same", async () => {
    const sent = await send(
      await mock(),
      { temperature: 0.5, thinking: { mode: "off" } },
      { thinking: thinkers.always },
    );
    expect(sent).toMatchObject({ warnings: ["temperature dropped"] });
  });
});

describe("tools", () => {
  const tools = [
    { name: "now" },
    { name: "add", description: "Adds", parameters: { properties: { a: {} }, required: ["a"] } },
  ];

  test("are told with a schema of an object", async () => {
    expect((await send(await mock(), { tools })).tools).toEqual([
      { name: "now", input_schema: { type: "object", properties: {} } },
      { name: "add", description: "Adds", input_schema: { type: "object", properties: { a: {} }, required: ["a"] } },
    ]);
  });

  test.each([
    [{}, undefined],
    [{ toolChoice: "auto" }, { type: "auto" }],
    [{ toolChoice: "none", parallelToolCalls: false }, { type: "none" }],
    [{ toolChoice: "required" }, { type: "any" }],
    [{ toolChoice: { name: "add" } }, { type: "tool", name: "add" }],
    [{ parallelToolCalls: true }, undefined],
    [{ parallelToolCalls: false }, { type: "auto", disable_parallel_tool_use: true }],
    [
      { toolChoice: "required", parallelToolCalls: false },
      { type: "any", disable_parallel_tool_use: true },
    ],
  ] as [Partial<ChatRequest>, object | undefined][])("%j are chosen as %j", async (request, choice) => {
    expect((await send(await mock(), { tools, ...request })).tool_choice).toEqual(choice);
  });

  test("that were called before are named again and forbidden when none is offered", async () => {
    const call: Part = { type: "tool-call", id: "functions.now:0", name: "now", arguments: "not json" };
    const result: Part = { type: "tool-result", toolCallId: "functions.now:0", text: "" };
    const sent = await send(await mock(), {
      messages: [says("user", "Time?"), { role: "assistant", parts: [call] }, { role: "tool", parts: [result] }],
    });
    expect(sent).toMatchObject({ tools: [{ name: "now" }], tool_choice: { type: "none" } });
    expect(sent.messages?.slice(1)).toEqual([
      { role: "assistant", content: [{ type: "tool_use", id: "functions_now_0", name: "now", input: {} }] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "functions_now_0" }] },
    ]);
  });

  test("of Anthropic's own search the web, harder when asked to, in the places that are named", async () => {
    const search = { deepable: false, returnResult: true };
    const plain = (await send(await mock(), { search, tools, toolChoice: "required" })).tools;
    const deep = (await send(await mock(), { search: { ...search, deepable: true, domains: ["example.org"] } })).tools;
    expect(plain).toHaveLength(3);
    expect(plain?.[0]).toEqual({ type: "web_search_20250305", name: "web_search", max_uses: 5 });
    expect(deep).toEqual([
      { type: "web_search_20250305", name: "web_search", max_uses: 15, allowed_domains: ["example.org"] },
    ]);
  });

  test("may search though no function may be called", async () => {
    const sent = await send(await mock(), {
      search: { deepable: false, returnResult: true },
      tools,
      toolChoice: "none",
    });
    expect(sent.tools).toMatchObject([{ name: "web_search" }]);
    expect(sent.tool_choice).toBeUndefined();
  });
});

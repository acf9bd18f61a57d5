import { describe, expect, test } from "vitest";
import type { ChatRequest, SearchRequest, ToolDefinition } from "@/lib/core/chat-request";
import type { Part } from "@/lib/core/message";
import type { ThinkingCapability } from "@/lib/core/model";
import { says, text } from "@/lib/providers/testing/prompt";
import { only } from "@/lib/stream/testing/chunks";
import { strictDashScope } from "./testing/strict-dashscope";

const { ask, sent, mock } = strictDashScope();

const always = { result_format: "message", incremental_output: true };
const thinking: ThinkingCapability = {
  kind: "flag",
  canDisable: true,
  byDefault: false,
  efforts: [],
  budget: { min: 1, max: 38_912 },
};

describe("the parameters", () => {
  test("ask for messages in pieces, and for nothing else unasked", async () => {
    expect((await sent({})).parameters).toEqual(always);
  });

  test("are spelled in DashScope's words", async () => {
    const { parameters } = await sent({
      temperature: 0.7,
      topP: 0.8,
      topK: 20,
      seed: 7,
      presencePenalty: 0.5,
      frequencyPenalty: 0.5,
      maxCompletionTokens: 100,
      stop: ["END"],
      n: 2,
      logprobs: true,
      topLogprobs: 3,
      responseFormat: { type: "json" },
      messages: [says("user", text("Say it in JSON"))],
    });
    expect(parameters).toEqual({
      ...always,
      temperature: 0.7,
      top_p: 0.8,
      top_k: 20,
      seed: 7,
      presence_penalty: 0.5,
      max_tokens: 100,
      stop: ["END"],
      n: 2,
      logprobs: true,
      top_logprobs: 3,
      response_format: { type: "json_object" },
    });
  });

  test.each<[ChatRequest["thinking"], object]>([
    [
      { mode: "on", budgetTokens: 500 },
      { enable_thinking: true, thinking_budget: 500 },
    ],
    [{ mode: "on" }, { enable_thinking: true }],
    [{ mode: "off" }, { enable_thinking: false }],
    [{ mode: "unset" }, {}],
  ])("say %j", async (asked, expected) => {
    expect((await sent({ thinking: asked }, { thinking })).parameters).toEqual({ ...always, ...expected });
  });
});

describe("functions", () => {
  const tools: ToolDefinition[] = [{ name: "weather", parameters: { type: "object" } }, { name: "now" }];

  test("may be called together unless one at a time is asked for", async () => {
    const wire = [
      { type: "function", function: { name: "weather", parameters: { type: "object" } } },
      { type: "function", function: { name: "now" } },
    ];
    expect((await sent({ tools })).parameters).toEqual({ ...always, tools: wire, parallel_tool_calls: true });
    const one = await sent({ tools, parallelToolCalls: false, toolChoice: { name: "now" } });
    expect(one.parameters).toMatchObject({
      tool_choice: { type: "function", function: { name: "now" } },
      parallel_tool_calls: false,
    });
    expect((await sent({ tools }, { parallelToolCalls: false })).parameters.parallel_tool_calls).toBeUndefined();
  });

  test("that were called get their results", async () => {
    const question = says("user", text("Use weather and now"));
    const deltas = only(await ask({ messages: [question], tools }), "tool-call-delta");
    const calls = ["call_weather", "call_now"].map((id, index): Part => {
      const mine = deltas.filter((delta) => delta.index === index);
      expect(mine[0]?.id).toBe(id);
      return {
        type: "tool-call",
        id,
        name: mine[0]?.name ?? "",
        arguments: mine.map((delta) => delta.arguments).join(""),
      };
    });
    const results = calls.map(
      (call): Part => ({ type: "tool-result", toolCallId: "id" in call ? (call.id ?? "") : "", text: "fine" }),
    );
    const body = await sent({ messages: [question, says("assistant", ...calls), says("tool", ...results)], tools });
    expect(body.input.messages.slice(1)).toMatchObject([
      {
        role: "assistant",
        tool_calls: [{ function: { arguments: '{"about":"0"}' } }, { function: { arguments: '{"about":"1"}' } }],
      },
      { role: "tool", tool_call_id: "call_weather" },
      { role: "tool", tool_call_id: "call_now" },
    ]);
  });
});

describe("a thought behind calls", () => {
  const tools: ToolDefinition[] = [{ name: "now" }];
  const question = says("user", text("now"));

  /** What a second question says of the first one's thought. */
  async function returned(mode: "on" | "off", returnsReasoning: boolean) {
    const quirks = { returnsReasoning };
    const first = await ask({ messages: [question], tools, thinking: { mode: "on" } }, { thinking }, { quirks });
    const [carried] = only(first, "carry");
    const call: Part = { type: "tool-call", id: "call_now", name: "now", arguments: "{}" };
    const result: Part = { type: "tool-result", toolCallId: "call_now", text: "3" };
    const answer = { ...says("assistant", call), ...(carried ? { carry: carried.carry } : {}) };
    await ask(
      { messages: [question, answer, says("tool", result)], tools, thinking: { mode } },
      { thinking },
      { quirks },
    );
    return mock().requests.at(-1)?.input.messages[1];
  }

  test("goes back to a model that wants it", async () => {
    expect(await returned("on", true)).toMatchObject({ reasoning_content: "想一想。" });
  });

  test.each<["on" | "off", boolean]>([
    ["off", true],
    ["on", false],
  ])("stays at home with thinking %s and a model that wants it: %j", async (mode, wanted) => {
    expect(await returned(mode, wanted)).not.toHaveProperty("reasoning_content");
  });
});

describe("a search", () => {
  const plain: SearchRequest = { deepable: false, returnResult: true };
  const told = { enable_source: true, enable_citation: true, citation_format: "[<number>]" };
  const sites = Array.from({ length: 30 }, (_, at) => `s${at}.example`);

  test.each<[string, Partial<SearchRequest>, object]>([
    ["is told of with its sources", {}, {}],
    ["goes deeper", { deepable: true }, { search_strategy: "max" }],
    ["is made in any case", { required: true }, { forced_search: true }],
    ["shows its sources first", { sequence: "before" }, { prepend_search_result: true }],
    ["shows its sources later", { sequence: "after" }, {}],
    ["keeps to new pages", { recency: "day" }, { search_strategy: "turbo", freshness: 7 }],
    ["keeps to this week", { recency: "week" }, { search_strategy: "turbo", freshness: 7 }],
    ["keeps to this month", { recency: "month" }, { search_strategy: "turbo", freshness: 30 }],
    ["keeps to this year", { recency: "year" }, { search_strategy: "turbo", freshness: 365 }],
    ["keeps to some sites", { domains: sites }, { search_strategy: "turbo", assigned_site_list: sites.slice(0, 25) }],
    [
      "keeps to what was said, though it could go deeper",
      { prompt: "only science", deepable: true },
      { search_strategy: "turbo", intention_options: { prompt_intervene: "only science" } },
    ],
  ])("%s", async (_how, wish, expected) => {
    const { parameters } = await sent({ search: { ...plain, ...wish } });
    expect(parameters).toEqual({ ...always, enable_search: true, search_options: { ...told, ...expected } });
  });

  test("that is refused is not made", async () => {
    expect((await sent({ search: false })).parameters).toEqual({ ...always, enable_search: false });
  });

  test("gives its sources and what it costs", async () => {
    const chunks = await ask({ search: plain });
    expect(only(chunks, "citation").map(({ citation }) => citation)).toEqual([
      { index: 1, url: "https://example.org/1", title: "第一", media: "百科", icon: "https://example.org/i.png" },
      { index: 2, url: "https://example.com/2", title: "第二" },
    ]);
    expect(only(chunks, "search")).toEqual([{ type: "search", engine: "native", queries: [], results: 2 }]);
    expect(only(chunks, "usage")[0]?.usage.billedUnits).toBe(2);
    expect(chunks.findIndex(({ type }) => type === "citation")).toBeLessThan(
      chunks.findIndex(({ type }) => type === "text-delta"),
    );
  });
});

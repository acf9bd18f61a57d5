import { expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import type { Capabilities } from "@/lib/core/model";
import type { Quirks } from "@/lib/providers/provider";
import { callOf } from "@/lib/providers/testing/calls";
import { listOf, only } from "@/lib/stream/testing/chunks";
import { openAiChatProvider } from "./provider";
import { fixture, gist, standIns } from "./testing/answering-upstream";

const upstreamAnswering = standIns();

type Manner = { quirks?: Quirks; capabilities?: Partial<Capabilities>; cut?: number };

async function answerOf(name: string, { quirks = {}, capabilities = {}, cut }: Manner = {}): Promise<Chunk[]> {
  const upstream = { ...(await upstreamAnswering({ bytes: fixture(name), cut })), quirks };
  return listOf(openAiChatProvider.stream({ ...callOf({}, upstream, capabilities), upstream }));
}

/** Everything of an answer that is not its text: calls, sources, searches, what is to be sent back, what is billed. */
function besides(chunks: readonly Chunk[]) {
  const calls = new Map<string, string>();
  for (const { choice, index, id, name, arguments: text } of only(chunks, "tool-call-delta")) {
    const key = `${choice}.${index}`;
    calls.set(
      key,
      `${calls.get(key) ?? ""}${id === undefined ? "" : `${id.startsWith("call_") ? "call" : id} `}${name ?? ""}${text}`,
    );
  }
  return {
    calls: [...calls.values()],
    citations: only(chunks, "citation").map(({ citation }) => citation),
    searches: only(chunks, "search"),
    carries: only(chunks, "carry").map(({ carry }) => carry.content),
    billed: only(chunks, "usage").map(({ usage }) => usage.billedUnits),
  };
}

const native = { type: "search", engine: "native" } as const;
const returnsReasoning = { returnsReasoning: true };

test.each<[string, Manner, object, object]>([
  [
    "openai-search",
    {},
    { text: "It rains in Paris.", finish: ["stop"], usage: [16] },
    {
      citations: [{ index: 1, url: "https://example.org/weather?utm_source=openai", title: "Weather" }],
      searches: [{ ...native, queries: [], results: 1 }],
      billed: [1],
    },
  ],
  ["azure", {}, { text: "Hello", finish: ["stop"], usage: [10] }, { searches: [], billed: [0] }],
  [
    "deepseek",
    { quirks: returnsReasoning },
    { text: "", reasoning: "I need the weather.", finish: ["tool_calls"], usage: [35] },
    { calls: ['call weather{"city":"Paris"}'], carries: [{ reasoning: "I need the weather." }] },
  ],
  [
    "glm",
    {},
    { text: "It rains[ref_1].", reasoning: "Ref 1 says rain.", finish: ["tool_calls"], usage: [42] },
    {
      calls: ['call warn{"text":"rain"}'],
      citations: [
        {
          index: 1,
          url: "https://example.org/weather",
          title: "Weather in Paris",
          snippet: "Rain until noon.",
          date: "2026-01-02",
          media: "Example Weather",
          icon: "https://example.org/icon.png",
        },
      ],
      searches: [{ ...native, queries: [], results: 2 }],
      carries: [],
      billed: [1],
    },
  ],
  [
    "qwen",
    {},
    { text: "RainSun", reasoning: "Hm.", finish: ["tool_calls", "stop"], usage: [16] },
    { calls: ['call warn{"a":1}'], searches: [{ ...native, queries: [], results: 0 }], billed: [2] },
  ],
  ["doubao", {}, { text: "Hi.", reasoning: "Short.", finish: ["stop"], usage: [11] }, { billed: [0] }],
  [
    "ernie",
    {},
    { text: "今天有雨^[1]^。", finish: ["stop"], usage: [58] },
    {
      citations: [
        { index: 1, url: "https://example.cn/a", title: "甲" },
        { index: 2, url: "https://example.cn/b", title: "乙" },
      ],
      searches: [{ ...native, queries: [], results: 2 }],
      billed: [1],
    },
  ],
  [
    "spark",
    {},
    { text: "好", reasoning: "想一想", finish: ["tool_calls"], usage: [11] },
    { calls: ['call warn{"a":1}'] },
  ],
  [
    "hunyuan",
    {},
    { text: "有雨。[1](@ref)", reasoning: "", finish: ["stop"], usage: [15] },
    {
      citations: [{ index: 1, url: "https://example.cn/w", title: "天气", icon: "https://example.cn/i.png" }],
      searches: [{ ...native, queries: [], results: 1 }],
      billed: [1],
    },
  ],
  [
    "minimax",
    { quirks: { returnsReasoning: true, reasoningField: "reasoning_details", cumulative: true } },
    { text: "", reasoning: "The user asks for rain.", finish: ["tool_calls"], usage: [34] },
    {
      calls: ['call weather{"city":"Paris"}'],
      carries: [
        {
          reasoning: "The user asks for rain.",
          details: [
            {
              type: "reasoning.text",
              id: "reasoning-text-1",
              format: "MiniMax-response-v1",
              index: 0,
              text: "The user asks for rain.",
            },
          ],
        },
      ],
      billed: [0],
    },
  ],
  [
    "minimax-search",
    {},
    { text: "It rains today.", finish: ["stop"], usage: [60] },
    {
      calls: [],
      citations: [
        {
          index: 1,
          url: "https://example.org/w",
          title: "Weather",
          snippet: "Rain",
          icon: "https://example.org/i.ico",
        },
        { index: 2, url: "https://example.net/", snippet: "Wet" },
      ],
      searches: [{ ...native, queries: ["weather Paris"], results: 2 }],
      billed: [1],
    },
  ],
  [
    "xai",
    {},
    { text: "Hi", reasoning: "First", finish: ["stop"], usage: [54] },
    { citations: [{ index: 1, url: "https://example.org/x" }], billed: [1] },
  ],
  [
    "openrouter",
    { quirks: { returnsReasoning: true, reasoningField: "reasoning_details" } },
    { text: "Wait.", reasoning: "Look it up.", finish: ["tool_calls"], usage: [50] },
    {
      calls: ['toolu_1 weather{"city":"Paris"}'],
      citations: [{ index: 1, url: "https://example.org/o", title: "O", snippet: "Said there" }],
      carries: [
        {
          reasoning: "Look it up.",
          details: [
            {
              type: "reasoning.text",
              text: "Look it up.",
              signature: "c2lnbmVk",
              format: "anthropic-claude-v1",
              index: 0,
            },
          ],
        },
      ],
      billed: [1],
    },
  ],
  ["groq", {}, { text: "Hi", reasoning: "Hm.", finish: ["stop"], usage: [24] }, {}],
  ["siliconflow", {}, { text: "Hi", reasoning: "Think", finish: ["stop"], usage: [13] }, {}],
  ["ollama", {}, { text: "Hi", reasoning: "Okay.", finish: ["stop"], usage: [13] }, {}],
  ["vllm", {}, { text: "Hi", reasoning: "Hm.", finish: ["stop"], usage: [9] }, {}],
  [
    "llamacpp",
    {
      capabilities: {
        thinking: { kind: "template", canDisable: true, byDefault: true, efforts: [], opensInThought: true },
      },
    },
    { text: "Hi", reasoning: "Okay.", finish: ["stop"], usage: [11] },
    {},
  ],
  [
    "geekai",
    {},
    { text: "Rain [1].", reasoning: "So.", finish: ["stop"], usage: [49] },
    {
      citations: [
        {
          index: 1,
          url: "https://example.org/k",
          title: "K",
          snippet: "Said",
          date: "2026-02-03",
          media: "Example",
          icon: "https://example.org/k.png",
        },
      ],
      searches: [{ ...native, queries: [], results: 1 }],
      billed: [3],
    },
  ],
  ["snowflake", {}, { text: "Hello", finish: ["stop"], usage: [7] }, {}],
])("an answer of %s is read", async (name, manner, said, more) => {
  for (const cut of [undefined, 5]) {
    const chunks = await answerOf(name, { ...manner, cut });
    expect(gist(chunks)).toMatchObject({ ...said, end: "done" });
    expect(besides(chunks)).toMatchObject(more);
  }
});

test("speech comes in pieces", async () => {
  expect(only(await answerOf("audio"), "audio-delta")).toEqual([
    { type: "audio-delta", choice: 0, id: "audio_1", transcript: "Hi" },
    { type: "audio-delta", choice: 0, data: "AAEC" },
    { type: "audio-delta", choice: 0, data: "AwQF", expiresAt: 1760003600 },
  ]);
});

test("what is to be sent back comes before the finish of its choice, and only where calls are", async () => {
  const kinds = (await answerOf("deepseek", { quirks: returnsReasoning })).map((chunk) => chunk.type);
  expect(kinds.indexOf("carry")).toBe(kinds.indexOf("finish") - 1);
  expect(only(await answerOf("doubao", { quirks: returnsReasoning }), "carry")).toEqual([]);
});

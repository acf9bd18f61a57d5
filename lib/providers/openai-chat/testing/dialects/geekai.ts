import { z } from "zod";
import { bareSearch, question, sampling, weather, wholeSearch } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const thinking = z.strictObject({
  enabled: z.boolean(),
  budget_tokens: wire.count,
  reasoning_effort: wire.effort("minimal", "low", "medium", "high"),
});

const searchConfig = z.strictObject({
  engine: z
    .string()
    .regex(/^glm\/search-/)
    .optional(),
  deepable: z.boolean(),
  return_result: z.boolean(),
  prompt: z.string().optional(),
  intent: wire.flag,
  count: z.int().min(1).max(50).optional(),
  domain_filter: z.string().optional(),
  recency_filter: wire.effort("oneDay", "oneWeek", "oneMonth", "oneYear", "noLimit"),
  content_size: wire.effort("medium", "high"),
  result_sequence: wire.effort("before", "after"),
  require_search: wire.flag,
});

/** gateway.md 0 and 1.1: the contract itself. */
export const geekai: Dialect = {
  provider: "geekai",
  model: "gpt-4-gizmo-g-bo0FiWLY7",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.inputAudio] }), {
    ...wire.sampling,
    ...wire.penalties,
    ...wire.logprobs,
    ...wire.tools,
    n: wire.count,
    top_k: wire.count,
    max_completion_tokens: wire.count,
    parallel_tool_calls: wire.flag,
    response_format: wire.anyFormat,
    json_mode: wire.flag,
    retries: z.literal(0),
    metadata: z.record(z.string(), z.unknown()).optional(),
    sess_id: z.string().optional(),
    enable_search: wire.flag,
    thinking: thinking.optional(),
    search_config: searchConfig.optional(),
  }),
  asks: {
    "the whole contract": {
      request: {
        ...sampling,
        messages: question,
        thinking: { mode: "on", budgetTokens: 16_000, effort: "medium" },
        search: { ...wholeSearch, engine: "glm/search-std", deepable: true },
        responseFormat: { type: "json" },
        tools: [weather],
        toolChoice: "auto",
        parallelToolCalls: true,
        logprobs: true,
        topLogprobs: 2,
        seed: 123,
        n: 2,
        retries: 3,
        metadata: { a: "b" },
        sessId: "s-1",
      },
      sends: {
        model: "gpt-4-gizmo-g-bo0FiWLY7",
        thinking: { enabled: true, budget_tokens: 16_000, reasoning_effort: "medium" },
        enable_search: true,
        search_config: {
          engine: "glm/search-std",
          deepable: true,
          return_result: true,
          prompt: "weather",
          intent: true,
          count: 40,
          domain_filter: "example.org,example.net",
          recency_filter: "oneWeek",
          content_size: "high",
          result_sequence: "before",
          require_search: true,
        },
        retries: 0,
        json_mode: true,
        max_completion_tokens: 100,
        n: 2,
        metadata: { a: "b" },
        sess_id: "s-1",
      },
    },
    "a search by whatever it likes": {
      request: { search: { ...bareSearch, engine: "native" } },
      sends: { enable_search: true, search_config: { deepable: false, return_result: false } },
    },
    "no thought and no search": {
      request: { thinking: { mode: "off" }, search: false },
      sends: { thinking: { enabled: false }, enable_search: false },
    },
  },
};

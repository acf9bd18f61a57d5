import { z } from "zod";
import { bareSearch, question, showing, weather, wholeSearch } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const search = z.strictObject({
  type: z.literal("web_search"),
  web_search: z.strictObject({
    enable: z.literal(true),
    search_engine: z.string().regex(/^search_/),
    search_prompt: z.string().optional(),
    search_intent: wire.flag,
    count: z.int().min(1).max(50).optional(),
    search_domain_filter: z.string().optional(),
    search_recency_filter: wire.effort("oneDay", "oneWeek", "oneMonth", "oneYear", "noLimit"),
    content_size: wire.effort("medium", "high"),
    search_result: z.literal(true),
    result_sequence: wire.effort("before", "after"),
    require_search: wire.flag,
  }),
});

export const zhipu: Dialect = {
  provider: "zhipu",
  model: "glm-5.2",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.videoUrl, wire.fileUrl] }), {
    temperature: wire.number,
    top_p: wire.number,
    max_tokens: wire.count,
    stop: wire.texts,
    seed: wire.count,
    do_sample: z.literal(false).optional(),
    thinking: wire.onOff,
    reasoning_effort: wire.effort("high", "max"),
    tools: z.array(z.union([wire.functionTool, search])).optional(),
    tool_choice: z.literal("auto").optional(),
    response_format: wire.jsonObject.optional(),
    request_id: z.string().optional(),
    user_id: z.string().optional(),
  }),
  asks: {
    "an exact answer": {
      request: { messages: question, temperature: 0, sessId: "s-1", endUser: "hash-1" },
      sends: { do_sample: false, request_id: "s-1", user_id: "hash-1" },
    },
    "a search": {
      request: { search: { ...wholeSearch, engine: "glm/search-pro-sogou" }, tools: [weather] },
      sends: {
        tools: [
          { type: "function" },
          {
            web_search: {
              enable: true,
              search_engine: "search_pro_sogou",
              search_prompt: "weather",
              search_intent: true,
              count: 40,
              search_domain_filter: "example.org,example.net",
              search_recency_filter: "oneWeek",
              content_size: "high",
              search_result: true,
              result_sequence: "before",
              require_search: true,
            },
          },
        ],
      },
    },
    "a deep search": {
      request: { search: { ...bareSearch, deepable: true } },
      sends: { tools: [{ web_search: { search_engine: "search_std", count: 25, content_size: "high" } }] },
    },
    "a file": {
      model: "glm-4.5v",
      request: showing({ type: "file", url: "https://example.org/a.pdf" }),
      sends: { messages: [{ content: [{ type: "text" }, { file_url: { url: "https://example.org/a.pdf" } }] }] },
    },
  },
};

import { z } from "zod";
import { sampling, wholeSearch } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const webSearch = z.strictObject({
  enable: z.boolean(),
  enable_citation: wire.flag,
  enable_trace: wire.flag,
  search_mode: wire.effort("auto", "required"),
  search_number: z.int().min(1).max(28).optional(),
});

export const qianfan: Dialect = {
  provider: "qianfan",
  model: "ernie-5.0-thinking-preview",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart] }), {
    ...wire.penalties,
    temperature: wire.number,
    top_p: wire.number,
    stop: wire.texts,
    max_completion_tokens: wire.count,
    stream_options: wire.includeUsage,
    response_format: wire.anyFormat,
    enable_thinking: wire.flag,
    thinking_budget: z.int().min(100).max(16_384).optional(),
    web_search: webSearch.optional(),
  }),
  asks: {
    "a search": {
      request: { ...sampling, search: wholeSearch },
      sends: {
        web_search: {
          enable: true,
          enable_citation: true,
          enable_trace: true,
          search_mode: "required",
          search_number: 28,
        },
      },
    },
    "a bounded thought": {
      request: { thinking: { mode: "on", budgetTokens: 100 } },
      sends: { enable_thinking: true, thinking_budget: 100 },
    },
  },
};

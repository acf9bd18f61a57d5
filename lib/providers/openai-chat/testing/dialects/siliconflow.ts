import { sampling } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const siliconflow: Dialect = {
  provider: "siliconflow",
  model: "Qwen/Qwen3-8B",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart] }), {
    ...wire.tools,
    temperature: wire.number,
    top_p: wire.number,
    top_k: wire.count,
    max_tokens: wire.count,
    stop: wire.texts,
    n: wire.count,
    frequency_penalty: wire.number,
    stream_options: wire.includeUsage,
    enable_thinking: wire.flag,
    thinking_budget: wire.count,
    response_format: wire.jsonObject.optional(),
  }),
  asks: {
    "no thought": {
      request: { ...sampling, topK: 5, frequencyPenalty: 0.5, thinking: { mode: "off" } },
      sends: { enable_thinking: false, frequency_penalty: 0.5, top_k: 5 },
    },
  },
};

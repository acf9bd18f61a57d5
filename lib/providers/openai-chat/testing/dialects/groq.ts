import { sampling } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const groq: Dialect = {
  provider: "groq",
  model: "openai/gpt-oss-20b",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart] }), {
    ...wire.sampling,
    ...wire.tools,
    stream_options: wire.includeUsage,
    max_completion_tokens: wire.count,
    reasoning_effort: wire.effort("low", "medium", "high"),
    response_format: wire.anyFormat,
  }),
  asks: {
    "everything at once": {
      request: { ...sampling, seed: -7, thinking: { mode: "on", effort: "low" } },
      sends: { reasoning_effort: "low", temperature: 0.5, top_p: 0.9, stop: ["END"], seed: -7 },
    },
  },
};

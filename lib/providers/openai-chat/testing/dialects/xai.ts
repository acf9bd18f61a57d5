import { weather } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const xai: Dialect = {
  provider: "xai",
  model: "grok-3-mini",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart] }), {
    ...wire.sampling,
    ...wire.logprobs,
    ...wire.tools,
    n: wire.count,
    parallel_function_calling: wire.flag,
    stream_options: wire.includeUsage,
    max_completion_tokens: wire.count,
    reasoning_effort: wire.effort("low", "high"),
    response_format: wire.anyFormat,
  }),
  asks: {
    "one function at a time": {
      request: { tools: [weather], toolChoice: { name: "weather" }, parallelToolCalls: false },
      sends: { parallel_function_calling: false, tool_choice: { function: { name: "weather" } } },
    },
    "a thought": { request: { thinking: { mode: "on", effort: "high" } }, sends: { reasoning_effort: "high" } },
    "whatever thought it likes": { request: { thinking: { mode: "on" } }, sends: { model: "grok-3-mini" } },
  },
};

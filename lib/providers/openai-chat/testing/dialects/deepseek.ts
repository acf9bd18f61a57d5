import { expect } from "vitest";
import { sampling, toolsHaveAnswered } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const deepseek: Dialect = {
  provider: "deepseek",
  model: "deepseek-v4",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart], assistant: wire.reasoningContent }), {
    ...wire.penalties,
    ...wire.logprobs,
    ...wire.tools,
    temperature: wire.number,
    top_p: wire.number,
    max_tokens: wire.count,
    stop: wire.texts,
    thinking: wire.onOff,
    reasoning_effort: wire.effort("low", "high", "max"),
    response_format: wire.jsonObject.optional(),
  }),
  asks: {
    "a thought": {
      request: { ...sampling, thinking: { mode: "on", effort: "max" } },
      sends: { thinking: { type: "enabled" }, reasoning_effort: "max", max_tokens: 100 },
    },
    "no thought": { request: { thinking: { mode: "off" } }, sends: { thinking: { type: "disabled" } } },
    "results of functions": {
      request: toolsHaveAnswered,
      sends: { messages: expect.arrayContaining([expect.objectContaining({ reasoning_content: "I look." })]) },
    },
  },
};

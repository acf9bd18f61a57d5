import { expect } from "vitest";
import { z } from "zod";
import { sampling, showing, toolsHaveAnswered } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const minimax: Dialect = {
  provider: "minimax",
  model: "MiniMax-M3",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.videoUrl], assistant: wire.reasoningDetails }), {
    temperature: wire.number,
    top_p: wire.number,
    max_tokens: wire.count,
    max_completion_tokens: wire.count,
    tools: z.array(wire.functionTool).optional(),
    tool_choice: z.enum(["auto", "none"]).optional(),
    reasoning_split: z.literal(true),
    thinking: z.strictObject({ type: z.enum(["adaptive", "disabled"]) }).optional(),
  }),
  asks: {
    "a thought": {
      request: { maxCompletionTokens: 9, thinking: { mode: "on" } },
      sends: { thinking: { type: "adaptive" }, max_completion_tokens: 9 },
    },
    "no thought": { request: { thinking: { mode: "off" } }, sends: { thinking: { type: "disabled" } } },
    "an older model's question": {
      model: "MiniMax-M2.5",
      request: { ...sampling, stop: undefined, thinking: { mode: "on" } },
      sends: { max_tokens: 100, reasoning_split: true },
    },
    "a picture of any size": {
      request: showing({ type: "image", url: "https://example.org/i.png", detail: "auto" }),
      sends: { messages: [{ content: [{ type: "text" }, { image_url: { url: "https://example.org/i.png" } }] }] },
    },
    "results of functions": {
      request: toolsHaveAnswered,
      sends: {
        messages: expect.arrayContaining([
          expect.objectContaining({ reasoning_details: [{ type: "reasoning.text" }] }),
        ]),
      },
    },
  },
};

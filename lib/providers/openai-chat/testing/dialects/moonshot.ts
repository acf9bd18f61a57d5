import { expect } from "vitest";
import { z } from "zod";
import { bareSearch, question, showing, toolsHaveAnswered } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const search = z.strictObject({
  type: z.literal("builtin_function"),
  function: z.strictObject({ name: z.literal("$web_search") }),
});

export const moonshot: Dialect = {
  provider: "moonshot",
  model: "kimi-k2.6",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.videoUrl], assistant: wire.reasoningContent }), {
    max_tokens: wire.count,
    stop: wire.texts,
    thinking: wire.onOff,
    tools: z.array(z.union([wire.functionTool, search])).optional(),
    tool_choice: z.enum(["auto", "none"]).optional(),
    response_format: wire.jsonObject.optional(),
  }),
  asks: {
    "a thought": {
      request: { messages: question, maxCompletionTokens: 9, thinking: { mode: "on" } },
      sends: { thinking: { type: "enabled" }, max_tokens: 9 },
    },
    "a search, without a thought": {
      request: { search: bareSearch, thinking: { mode: "on" } },
      sends: { thinking: { type: "disabled" }, tools: [{ function: { name: "$web_search" } }] },
    },
    "an answer whose thought is lost": {
      request: { messages: [...question, { role: "assistant", parts: [{ type: "text", text: "No." }] }, ...question] },
      sends: { messages: expect.arrayContaining([{ role: "assistant", content: "No.", reasoning_content: " " }]) },
    },
    "results of functions": {
      request: toolsHaveAnswered,
      sends: { messages: expect.arrayContaining([expect.objectContaining({ reasoning_content: "I look." })]) },
    },
    "a film": {
      request: showing({ type: "video", url: "data:video/mp4;base64,AAAA" }),
      sends: { messages: [{ content: [{ type: "text" }, { video_url: { url: "data:video/mp4;base64,AAAA" } }] }] },
    },
  },
};

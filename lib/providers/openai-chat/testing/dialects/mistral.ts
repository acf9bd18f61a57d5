import { expect } from "vitest";
import { z } from "zod";
import { sampling, showing, toolsHaveAnswered, weather } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const audio = z.strictObject({ type: z.literal("input_audio"), input_audio: z.string() });
const document = z.strictObject({ type: z.literal("document_url"), document_url: z.string() });

export const mistral: Dialect = {
  provider: "mistral",
  model: "mistral-medium-3.5",
  takes: wire.bodyOf(wire.messagesOf({ callId: /^[a-zA-Z0-9]{9}$/, parts: [wire.imagePart, audio, document] }), {
    ...wire.penalties,
    temperature: wire.number,
    top_p: wire.number,
    stop: wire.texts,
    n: wire.count,
    random_seed: wire.count,
    max_tokens: wire.count,
    tools: z.array(wire.functionTool).optional(),
    tool_choice: wire.toolChoice("any"),
    parallel_tool_calls: wire.flag,
    reasoning_effort: wire.effort("none", "high"),
    response_format: wire.anyFormat,
  }),
  asks: {
    "everything at once": {
      request: { ...sampling, seed: 7, tools: [weather], toolChoice: "required", responseFormat: { type: "json" } },
      sends: { random_seed: 7, max_tokens: 100, tool_choice: "any", response_format: { type: "json_object" } },
    },
    "a thought": { request: { thinking: { mode: "on" } }, sends: { reasoning_effort: "high" } },
    "no thought": { request: { thinking: { mode: "off" } }, sends: { reasoning_effort: "none" } },
    "results of functions": {
      request: toolsHaveAnswered,
      sends: { messages: expect.arrayContaining([expect.objectContaining({ role: "tool", content: "Rain" })]) },
    },
    "sound and a document": {
      request: showing({ type: "audio", data: "AAEC", format: "mp3" }, { type: "file", url: "https://example.org/a" }),
      sends: {
        messages: [
          {
            content: [
              { type: "text" },
              { type: "input_audio", input_audio: "AAEC" },
              { type: "document_url", document_url: "https://example.org/a" },
            ],
          },
        ],
      },
    },
  },
};

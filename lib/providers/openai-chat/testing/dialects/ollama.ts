import { z } from "zod";
import { sampling, showing } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const ollama: Dialect = {
  provider: "ollama",
  model: "qwen3:8b",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.inputAudio] }), {
    ...wire.sampling,
    ...wire.penalties,
    ...wire.logprobs,
    response_format: wire.anyFormat,
    tools: z.array(wire.functionTool).optional(),
    max_tokens: wire.count,
    stream_options: wire.includeUsage,
    reasoning_effort: wire.effort("none", "low", "medium", "high"),
  }),
  asks: {
    "no thought": { request: { ...sampling, thinking: { mode: "off" } }, sends: { reasoning_effort: "none" } },
    "sound and a picture": {
      request: showing(
        { type: "audio", data: "AA==", format: "wav" },
        { type: "image", url: "data:image/png;base64,AA" },
      ),
      sends: {
        messages: [
          {
            content: [
              { type: "text" },
              { input_audio: { data: "AA==", format: "wav" } },
              { image_url: { url: "data:image/png;base64,AA" } },
            ],
          },
        ],
      },
    },
  },
};

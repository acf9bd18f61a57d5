import { z } from "zod";
import { sampling, showing } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const film = z.strictObject({
  type: z.literal("video_url"),
  video_url: z.strictObject({ url: z.string(), fps: wire.number }),
});
const audio = z.strictObject({
  type: z.literal("input_audio"),
  input_audio: z.union([
    z.strictObject({ url: z.string(), format: z.string() }),
    z.strictObject({ data: z.string(), format: z.string() }),
  ]),
});

export const ark: Dialect = {
  provider: "ark",
  model: "doubao-seed-1-8-251215",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, film, audio] }), {
    ...wire.penalties,
    ...wire.logprobs,
    ...wire.tools,
    temperature: wire.number,
    top_p: wire.number,
    stop: wire.texts,
    max_tokens: wire.count,
    stream_options: wire.includeUsage,
    thinking: wire.onOff,
    reasoning_effort: wire.effort("minimal", "low", "medium", "high"),
    response_format: wire.anyFormat,
  }),
  asks: {
    "a thought": {
      request: { ...sampling, thinking: { mode: "on", effort: "minimal" } },
      sends: { thinking: { type: "enabled" }, reasoning_effort: "minimal" },
    },
    "a film and sound": {
      request: showing(
        { type: "video", url: "https://example.org/v.mp4", fps: 1 },
        { type: "audio", url: "https://example.org/a.mp3" },
        { type: "audio", data: "AA==", format: "wav" },
      ),
      sends: {
        messages: [
          {
            content: [
              { type: "text" },
              { video_url: { url: "https://example.org/v.mp4", fps: 1 } },
              { input_audio: { url: "https://example.org/a.mp3", format: "mp3" } },
              { input_audio: { data: "AA==", format: "wav" } },
            ],
          },
        ],
      },
    },
  },
};

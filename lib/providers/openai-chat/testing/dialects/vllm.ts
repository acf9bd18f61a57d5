import { z } from "zod";
import { sampling, showing } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const audioUrl = z.strictObject({ type: z.literal("audio_url"), audio_url: z.strictObject({ url: z.string() }) });

export const vllm: Dialect = {
  provider: "vllm",
  model: "Qwen/Qwen3-32B",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.inputAudio, wire.videoUrl, audioUrl] }), {
    ...wire.sampling,
    ...wire.penalties,
    ...wire.logprobs,
    ...wire.tools,
    n: wire.count,
    top_k: wire.count,
    max_tokens: wire.count,
    parallel_tool_calls: wire.flag,
    response_format: wire.anyFormat,
    stream_options: wire.includeUsage,
    chat_template_kwargs: wire.templateVariables,
    reasoning_effort: wire.effort("none", "low", "high"),
    thinking_token_budget: wire.count,
  }),
  asks: {
    "a thought": {
      request: { ...sampling, seed: Number.MIN_SAFE_INTEGER, thinking: { mode: "on", effort: "high" } },
      sends: {
        seed: -9007199254740991,
        chat_template_kwargs: { enable_thinking: true, reasoning_effort: "high" },
        reasoning_effort: "high",
      },
    },
    "a bounded thought": {
      request: { thinking: { mode: "on", budgetTokens: 64 } },
      sends: { chat_template_kwargs: { enable_thinking: true }, thinking_token_budget: 64 },
    },
    "remote sound and a film": {
      request: showing(
        { type: "audio", url: "https://example.org/a" },
        { type: "video", url: "https://example.org/v" },
      ),
      sends: {
        messages: [
          {
            content: [
              { type: "text" },
              { audio_url: { url: "https://example.org/a" } },
              { video_url: { url: "https://example.org/v" } },
            ],
          },
        ],
      },
    },
  },
};

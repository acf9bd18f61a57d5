import { z } from "zod";
import { showing, toolsHaveAnswered } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const film = z.strictObject({ type: z.literal("input_video"), input_video: z.strictObject({ data: z.string() }) });

export const llamacpp: Dialect = {
  provider: "llamacpp",
  model: "qwen3-8b-q4_k_m.gguf",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.inputAudio, film] }), {
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
    reasoning_effort: z.literal("none").optional(),
  }),
  asks: {
    "no thought": {
      request: { thinking: { mode: "off" } },
      sends: { chat_template_kwargs: { enable_thinking: false }, reasoning_effort: "none" },
    },
    "results of functions": {
      request: toolsHaveAnswered,
      sends: {
        messages: [
          { role: "system" },
          { role: "user" },
          { role: "assistant", tool_calls: [{ id: "call_long_id_0" }, { id: "call_long_id_1" }] },
          { role: "tool", tool_call_id: "call_long_id_0", content: "Rain" },
          { role: "tool", tool_call_id: "call_long_id_1", content: "Sun" },
          { role: "user", content: [{ image_url: { url: "https://example.org/radar.png" } }] },
        ],
      },
    },
    "a film": {
      request: showing({ type: "video", url: "data:video/mp4;base64,AAAA" }),
      sends: { messages: [{ content: [{ type: "text" }, { input_video: { data: "AAAA" } }] }] },
    },
  },
};

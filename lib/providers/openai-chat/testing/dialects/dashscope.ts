import { z } from "zod";
import { bareSearch, sampling, showing, wholeSearch } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const audio = z.strictObject({
  type: z.literal("input_audio"),
  input_audio: z.strictObject({ data: z.string().regex(/^(https?:|data:;base64,)/), format: z.string() }),
});
const film = z.strictObject({
  type: z.literal("video_url"),
  video_url: z.strictObject({ url: z.string() }),
  fps: wire.number,
});
const frames = z.strictObject({ type: z.literal("video"), video: z.array(z.string()).min(2), fps: wire.number });

const searchOptions = z.strictObject({
  forced_search: wire.flag,
  search_strategy: wire.effort("turbo", "max", "agent"),
  freshness: z.union([z.literal(7), z.literal(30), z.literal(180), z.literal(365)]).optional(),
  assigned_site_list: z.array(z.string()).max(25).optional(),
  intention_options: z.strictObject({ prompt_intervene: z.string() }).optional(),
});

export const dashscope: Dialect = {
  provider: "dashscope",
  model: "qwen-plus",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, audio, film, frames] }), {
    ...wire.tools,
    temperature: wire.number,
    top_p: wire.number,
    top_k: wire.count,
    max_tokens: wire.count,
    stop: wire.texts,
    seed: wire.count,
    n: wire.count,
    presence_penalty: wire.number,
    parallel_tool_calls: wire.flag,
    stream_options: wire.includeUsage,
    enable_thinking: wire.flag,
    thinking_budget: wire.count,
    response_format: wire.anyFormat,
    ...wire.speech,
    enable_search: wire.flag,
    search_options: searchOptions.optional(),
  }),
  asks: {
    "a bounded thought": {
      request: { ...sampling, topK: 20, n: 2, seed: 1, thinking: { mode: "on", budgetTokens: 500 } },
      sends: { enable_thinking: true, thinking_budget: 500, n: 2, top_k: 20, stream_options: { include_usage: true } },
    },
    "no thought": { request: { thinking: { mode: "off" } }, sends: { enable_thinking: false } },
    "a narrowed search": {
      request: { search: { ...wholeSearch, deepable: true } },
      sends: {
        enable_search: true,
        search_options: {
          forced_search: true,
          search_strategy: "turbo",
          freshness: 7,
          assigned_site_list: ["example.org", "example.net"],
          intention_options: { prompt_intervene: "weather" },
        },
      },
    },
    "a deep search": {
      request: { search: { ...bareSearch, deepable: true } },
      sends: { enable_search: true, search_options: { search_strategy: "max" } },
    },
    "sound, a film and speech back": {
      model: "qwen3-omni-flash",
      request: {
        modalities: ["text", "audio"],
        audio: { voice: "Cherry", format: "wav" },
        ...showing(
          { type: "audio", data: "AAEC", format: "mp3" },
          { type: "audio", url: "https://example.org/a.WAV" },
          { type: "video", url: "https://example.org/v.mp4", fps: 2 },
          { type: "video", url: "", frames: ["https://example.org/1.png", "https://example.org/2.png"] },
        ),
      },
      sends: {
        messages: [
          {
            content: [
              { type: "text" },
              { input_audio: { data: "data:;base64,AAEC", format: "mp3" } },
              { input_audio: { data: "https://example.org/a.WAV", format: "wav" } },
              { type: "video_url", video_url: { url: "https://example.org/v.mp4" }, fps: 2 },
              { type: "video", video: ["https://example.org/1.png", "https://example.org/2.png"] },
            ],
          },
        ],
      },
    },
  },
};

import { z } from "zod";
import { bareSearch, question, showing } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const openai: Dialect = {
  provider: "openai",
  model: "gpt-5.1",
  takes: wire.bodyOf(
    wire.messagesOf({ systemRole: "developer", parts: [wire.imagePart, wire.inputAudio, wire.openAiFile] }),
    {
      ...wire.sampling,
      ...wire.penalties,
      ...wire.logprobs,
      ...wire.tools,
      n: wire.count,
      stream_options: wire.includeUsage,
      max_completion_tokens: wire.count,
      parallel_tool_calls: wire.flag,
      reasoning_effort: wire.effort("none", "low", "medium", "high"),
      response_format: wire.anyFormat,
      web_search_options: z.strictObject({ search_context_size: wire.effort("low", "medium", "high") }).optional(),
      ...wire.speech,
      prompt_cache_key: z.string().max(64).optional(),
      safety_identifier: z.string().optional(),
    },
  ),
  asks: {
    "a plain question": {
      request: { messages: question, sessId: "s".repeat(128), endUser: "h" },
      sends: {
        messages: [{ role: "developer" }, { role: "user", content: "Does it rain in Paris?" }],
        stream_options: { include_usage: true },
        safety_identifier: "h",
      },
    },
    "no thought": { request: { thinking: { mode: "off" } }, sends: { reasoning_effort: "none" } },
    "much thought": { request: { thinking: { mode: "on", effort: "high" } }, sends: { reasoning_effort: "high" } },
    "a search": {
      model: "gpt-4o-mini-search-preview",
      request: {
        messages: [{ role: "user", parts: [{ type: "text", text: "?" }] }],
        search: { ...bareSearch, contentSize: "low" },
      },
      sends: { web_search_options: { search_context_size: "low" } },
    },
    "speech and files": {
      request: {
        modalities: ["text", "audio"],
        audio: { voice: "alloy", format: "mp3" },
        ...showing(
          { type: "audio", url: "data:audio/mpeg;base64,AAEC" },
          { type: "file", data: "data:application/pdf;base64,AA==", filename: "a.pdf" },
        ),
      },
      sends: {
        modalities: ["text", "audio"],
        audio: { voice: "alloy", format: "mp3" },
        messages: [
          {
            content: [
              { type: "text" },
              { type: "input_audio", input_audio: { data: "AAEC", format: "mp3" } },
              { type: "file", file: { file_data: "data:application/pdf;base64,AA==", filename: "a.pdf" } },
            ],
          },
        ],
      },
    },
  },
};

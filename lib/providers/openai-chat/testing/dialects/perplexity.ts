import { z } from "zod";
import { question, showing, wholeSearch } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

export const perplexity: Dialect = {
  provider: "perplexity",
  model: "sonar-reasoning-pro",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.fileUrl] }), {
    temperature: wire.number,
    top_p: wire.number,
    max_tokens: wire.count,
    reasoning_effort: wire.effort("minimal", "low", "medium", "high"),
    response_format: wire.jsonSchema.optional(),
    disable_search: z.literal(true).optional(),
    search_domain_filter: wire.texts,
    search_recency_filter: wire.effort("day", "week", "month", "year"),
    num_search_results: wire.count,
    web_search_options: z.strictObject({ search_context_size: wire.effort("low", "medium", "high") }).optional(),
  }),
  asks: {
    "a plain question": {
      request: { messages: question, temperature: 0.2, maxCompletionTokens: 9, thinking: { mode: "off" } },
      sends: { temperature: 0.2, max_tokens: 9 },
    },
    "no search": { request: { search: false }, sends: { disable_search: true } },
    "a narrowed search": {
      request: { search: wholeSearch },
      sends: {
        search_domain_filter: ["example.org", "example.net"],
        search_recency_filter: "week",
        num_search_results: 40,
        web_search_options: { search_context_size: "high" },
      },
    },
    "JSON of a form": {
      request: { responseFormat: { type: "json-schema", name: "answer", schema: { type: "object" } } },
      sends: { response_format: { type: "json_schema", json_schema: { name: "answer", schema: { type: "object" } } } },
    },
    "a file": {
      request: showing({ type: "file", data: "AA==" }),
      sends: { messages: [{ content: [{ type: "text" }, { type: "file_url", file_url: { url: "AA==" } }] }] },
    },
  },
};

import { expect } from "vitest";
import { z } from "zod";
import { showing, toolsHaveAnswered, weather, wholeSearch } from "@/lib/providers/openai-chat/testing/asked";
import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import * as wire from "@/lib/providers/openai-chat/testing/wire-schemas";

const search = z.strictObject({
  type: z.literal("openrouter:web_search"),
  parameters: z.strictObject({
    engine: z.enum(["exa", "firecrawl", "parallel", "perplexity"]).optional(),
    max_results: wire.count,
    search_context_size: wire.effort("low", "medium", "high"),
    allowed_domains: wire.texts,
    mode: z.literal("deep").optional(),
  }),
});

const reasoning = z.union([
  z.strictObject({ effort: z.enum(["none", "minimal", "low", "medium", "high"]) }),
  z.strictObject({ enabled: z.literal(true) }),
  z.strictObject({ max_tokens: z.int().min(1024) }),
]);

export const openrouter: Dialect = {
  provider: "openrouter",
  model: "anthropic/claude-sonnet-4.5",
  takes: wire.bodyOf(wire.messagesOf({ parts: [wire.imagePart, wire.openAiFile], assistant: wire.reasoningDetails }), {
    ...wire.sampling,
    ...wire.penalties,
    ...wire.logprobs,
    tools: z.array(z.union([wire.functionTool, search])).optional(),
    tool_choice: wire.toolChoice(),
    parallel_tool_calls: wire.flag,
    top_k: wire.count,
    max_completion_tokens: wire.count,
    reasoning: reasoning.optional(),
    metadata: z.record(z.string(), z.unknown()).optional(),
    session_id: z.string().optional(),
    user: z.string().optional(),
  }),
  asks: {
    "a thought": { request: { thinking: { mode: "on" } }, sends: { reasoning: { enabled: true } } },
    "a bounded thought": {
      request: { thinking: { mode: "on", budgetTokens: 2_000 }, metadata: { a: 1 }, sessId: "s", endUser: "u" },
      sends: { reasoning: { max_tokens: 2_000 }, metadata: { a: 1 }, session_id: "s", user: "u" },
    },
    "no thought": { request: { thinking: { mode: "off" } }, sends: { reasoning: { effort: "none" } } },
    "a search with functions": {
      request: { search: { ...wholeSearch, engine: "exa" }, tools: [weather], toolChoice: "auto" },
      sends: {
        tools: [
          { type: "function" },
          {
            type: "openrouter:web_search",
            parameters: {
              engine: "exa",
              max_results: 40,
              search_context_size: "high",
              allowed_domains: ["example.org", "example.net"],
            },
          },
        ],
      },
    },
    "results of functions": {
      request: { ...toolsHaveAnswered, thinking: { mode: "on", effort: "high" } },
      sends: {
        reasoning: { effort: "high" },
        messages: expect.arrayContaining([
          expect.objectContaining({ reasoning_details: [{ type: "reasoning.text" }] }),
        ]),
      },
    },
    "a remote file": {
      request: showing({ type: "file", url: "https://example.org/a.pdf", filename: "a.pdf" }),
      sends: {
        messages: [
          {
            content: [
              { type: "text" },
              { type: "file", file: { file_data: "https://example.org/a.pdf", filename: "a.pdf" } },
            ],
          },
        ],
      },
    },
  },
};

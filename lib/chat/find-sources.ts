import type { ChatRequest, SearchRequest, Warning } from "@/lib/core/chat-request";
import type { Chunk, Usage } from "@/lib/core/chunk";
import { AppError, toErrorShape } from "@/lib/core/errors";
import { type PromptMessage, textOf } from "@/lib/core/message";
import { injectResults } from "@/lib/search/inject-results";
import { type FoundSources, searchWeb } from "@/lib/search/search-web";

/** Share of a model's context that results may take, and how much where the context is unknown (gateway.md 3.11). */
const contextShare = 0.25;
const unknownContext = 16_000;

/** What a search by Parley brought, or why it brought nothing. */
export type Sources = { found?: FoundSources; warnings: Warning[] };

/**
 * Searches the web for a model that cannot. Without results the answer goes on with a warning, unless they are
 * required.
 * @throws AppError upstream_error when a required search failed, and for an engine that cannot be used.
 */
export async function findSources(
  search: SearchRequest,
  messages: readonly PromptMessage[],
  how: { signal: AbortSignal; rewrite: (instruction: string) => Promise<string> },
): Promise<Sources> {
  try {
    const found = await searchWeb(search, lastQuestion(messages), how);
    if (search.required && found.results.length === 0) throw new AppError("upstream_error", "nothing was found.");
    return { found, warnings: found.warnings };
  } catch (error) {
    how.signal.throwIfAborted();
    const { code, message, param } = toErrorShape(error);
    if (code === "invalid_value") throw error;
    if (search.required) throw new AppError("upstream_error", `The search failed: ${message}`, { param, cause: error });
    const reason = `answered without a search: ${message}`;
    return { warnings: [{ param: "enable_search", action: "dropped", reason }] };
  }
}

function lastQuestion(messages: readonly PromptMessage[]): string {
  return textOf(messages.findLast((message) => message.role === "user")?.parts ?? []);
}

/** The chunks that tell of a search before the answer begins. */
export function toSourceChunks({ found, warnings }: Sources): Chunk[] {
  const told = warnings.map((warning): Chunk => ({ type: "warning", warning }));
  if (!found) return told;
  const { engine, queries, results, billedUnits } = found;
  return [
    ...told,
    { type: "search", engine, queries, results: results.length, billedUnits },
    ...results.map((citation): Chunk => ({ type: "citation", citation })),
  ];
}

/** The request with the results before its question, and how many tokens they take. */
export async function withSources(
  request: ChatRequest,
  found: FoundSources,
  contextLength: number | undefined,
): Promise<{ request: ChatRequest; citationTokens: number }> {
  const budgetTokens = Math.floor((contextLength ?? unknownContext) * contextShare);
  const { messages, citationTokens } = await injectResults(request.messages, found, { budgetTokens, now: new Date() });
  return { request: { ...request, messages }, citationTokens };
}

/** Adds what Parley's own search cost to what the model counted. */
export async function* withSearchUsage(
  chunks: AsyncIterable<Chunk>,
  found: FoundSources,
  citationTokens: number,
): AsyncGenerator<Chunk, void> {
  for await (const chunk of chunks) {
    yield chunk.type === "usage" ? { ...chunk, usage: addSearch(chunk.usage, found, citationTokens) } : chunk;
  }
}

function addSearch(usage: Usage, found: FoundSources, citationTokens: number): Usage {
  return {
    ...usage,
    billedUnits: usage.billedUnits + found.billedUnits,
    prompt: { ...usage.prompt, citation: usage.prompt.citation + citationTokens },
  };
}

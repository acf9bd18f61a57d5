import type { ChatRequest } from "@/lib/core/chat-request";
import { type Chunk, emptyUsage, type Usage } from "@/lib/core/chunk";
import type { Part } from "@/lib/core/message";
import { type CountTokens, countRoughly, isTokenizerLoaded, loadTokenizer } from "@/lib/stream/count-tokens";

/** What an answer said, for counting. */
export type Written = { text: string; reasoning: string };

/**
 * Passes an answer on and, where its upstream told no usage, counts it before the end: what was written is paid for
 * however the answer ended. Usage that came marked as estimated was told before the answer was whole: its prompt holds,
 * and what was written is counted.
 */
export async function* countMissingUsage(
  chunks: AsyncIterable<Chunk>,
  request: ChatRequest,
): AsyncGenerator<Chunk, void> {
  const written: Written = { text: "", reasoning: "" };
  let isCounted = false;
  let hasBegun = false;
  let hasSearched = false;
  for await (const chunk of chunks) {
    isCounted ||= chunk.type === "usage";
    hasBegun ||= "choice" in chunk;
    hasSearched ||= chunk.type === "search" && chunk.engine === "native";
    remember(chunk, written);
    if (chunk.type === "end" && hasBegun && !isCounted) {
      const usage = estimateUsage(request, written, await counterFor(chunk));
      yield { type: "usage", usage: { ...usage, billedUnits: hasSearched ? 1 : 0 } };
    }
    if (chunk.type === "usage" && (chunk.usage.estimated || isForgotten(chunk.usage, written))) {
      const told = { ...whole(chunk.usage), estimated: true };
      const count = await loadTokenizer();
      const usage = told.promptTokens === 0 ? estimateUsage(request, written, count) : complete(told, written, count);
      yield { type: "usage", usage: { ...usage, billedUnits: told.billedUnits } };
    } else yield chunk.type === "usage" ? { type: "usage", usage: whole(chunk.usage) } : chunk;
  }
}

/** An upstream that counts nothing although something was written has not counted. */
function isForgotten(told: Usage, written: Written): boolean {
  return told.completionTokens === 0 && written.text + written.reasoning !== "";
}

const most = 1e12;

/** Counts that no upstream can blow up: whole numbers from 0 to a million millions. */
function whole(usage: Usage): Usage {
  const bounded = (count: number) => (Number.isFinite(count) ? Math.round(Math.min(most, Math.max(0, count))) : 0);
  const boundedAll = <T extends Record<string, number>>(counts: T): T =>
    Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, bounded(count)])) as T;
  return {
    ...usage,
    promptTokens: bounded(usage.promptTokens),
    completionTokens: bounded(usage.completionTokens),
    totalTokens: bounded(usage.totalTokens),
    billedUnits: bounded(usage.billedUnits),
    prompt: boundedAll(usage.prompt),
    completion: boundedAll(usage.completion),
  };
}

/** Adds what a chunk says. */
export function remember(chunk: Chunk, written: Written): void {
  if (chunk.type === "text-delta" || chunk.type === "refusal-delta") written.text += chunk.text;
  if (chunk.type === "reasoning-delta") written.reasoning += chunk.text;
  if (chunk.type === "tool-call-delta") written.text += (chunk.name ?? "") + chunk.arguments;
}

/** Whoever stops an answer does not wait for the tokenizer, whose first loading takes its time; it is there the next time. */
async function counterFor(end: Extract<Chunk, { type: "end" }>): Promise<CountTokens> {
  const loading = loadTokenizer();
  return end.reason === "stopped" && !isTokenizerLoaded() ? countRoughly : loading;
}

/** A guess at the tokens of an exchange whose upstream did not count them; marked as estimated. */
export function estimateUsage(request: ChatRequest, written: Written, count: CountTokens): Usage {
  const usage = emptyUsage();
  // Four tokens a message for its role and borders, as OpenAI's own recipe has it.
  const prompt = request.messages.flatMap(({ parts }) => parts.map(wordsOf));
  usage.promptTokens = 4 * request.messages.length + countBounded(prompt, count);
  usage.completion.reasoning = countBounded([written.reasoning], count);
  usage.completion.text = countBounded([written.text], count);
  usage.completionTokens = usage.completion.reasoning + usage.completion.text;
  usage.totalTokens = usage.promptTokens + usage.completionTokens;
  usage.estimated = true;
  return usage;
}

/** Counting holds up the server, so of long texts together only the beginning is counted, and the rest reckoned by it. */
const longestCounted = 200_000;

function countBounded(texts: readonly string[], count: CountTokens): number {
  let length = 0;
  let sample = "";
  for (const text of texts) {
    length += text.length;
    if (sample.length < longestCounted) sample += text.slice(0, longestCounted - sample.length);
  }
  return Math.ceil((count(sample) * length) / Math.max(1, sample.length));
}

/** Usage of an answer that was cut off, with at least as many tokens written as can be counted. */
function complete(told: Usage, written: Written, count: CountTokens): Usage {
  const reasoning = Math.max(told.completion.reasoning, countBounded([written.reasoning], count));
  const completionTokens = Math.max(told.completionTokens, reasoning + countBounded([written.text], count));
  return {
    ...told,
    completionTokens,
    totalTokens: told.promptTokens + completionTokens,
    completion: { ...told.completion, reasoning },
  };
}

function wordsOf(part: Part): string {
  if ("text" in part) return part.text;
  return part.type === "tool-call" ? part.name + part.arguments : "";
}

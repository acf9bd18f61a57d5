import type { ChatRequest } from "@/lib/core/chat-request";
import { type Chunk, emptyUsage, type Usage } from "@/lib/core/chunk";
import type { Part } from "@/lib/core/message";
import { type CountTokens, countRoughly, isTokenizerLoaded, loadTokenizer } from "@/lib/stream/count-tokens";

/** What an answer said, for counting. */
type Written = { text: string; reasoning: string };

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
    if (chunk.type === "usage" && chunk.usage.estimated) {
      yield { type: "usage", usage: complete(chunk.usage, written, await loadTokenizer()) };
    } else yield chunk;
  }
}

function remember(chunk: Chunk, written: Written): void {
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
  for (const message of request.messages) usage.promptTokens += 4 + count(message.parts.map(wordsOf).join(""));
  usage.completion.reasoning = count(written.reasoning);
  usage.completion.text = count(written.text);
  usage.completionTokens = usage.completion.reasoning + usage.completion.text;
  usage.totalTokens = usage.promptTokens + usage.completionTokens;
  usage.estimated = true;
  return usage;
}

/** Usage of an answer that was cut off, with at least as many tokens written as can be counted. */
function complete(told: Usage, written: Written, count: CountTokens): Usage {
  const reasoning = Math.max(told.completion.reasoning, count(written.reasoning));
  const completionTokens = Math.max(told.completionTokens, reasoning + count(written.text));
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

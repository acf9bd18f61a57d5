import type { Citation, TokenLogprob, Usage } from "@/lib/core/chunk";
import type { Part } from "@/lib/core/message";

/** What every body and chunk of one answer repeats. `created` is seconds since 1970. */
export type Envelope = { id: string; created: number; model: string; systemFingerprint: string };

/** Usage in the API's spelling: every key, always an integer. */
export function toUsageBody(usage: Usage) {
  return {
    prompt_tokens: usage.promptTokens,
    completion_tokens: usage.completionTokens,
    total_tokens: usage.totalTokens,
    billed_units: usage.billedUnits,
    prompt_tokens_details: {
      text_tokens: usage.prompt.text,
      audio_tokens: usage.prompt.audio,
      cached_tokens: usage.prompt.cached,
      image_tokens: usage.prompt.image,
      video_tokens: usage.prompt.video,
      citation_tokens: usage.prompt.citation,
    },
    completion_tokens_details: {
      text_tokens: usage.completion.text,
      audio_tokens: usage.completion.audio,
      reasoning_tokens: usage.completion.reasoning,
      accepted_prediction_tokens: usage.completion.acceptedPrediction,
      rejected_prediction_tokens: usage.completion.rejectedPrediction,
    },
  };
}

/** OpenAI's `logprobs` object, or null without any. */
export function toLogprobsBody(tokens: readonly TokenLogprob[] | undefined) {
  if (!tokens || tokens.length === 0) return null;
  return {
    content: tokens.map(({ top, ...token }) => ({ ...token, top_logprobs: top })),
    refusal: null,
  };
}

/** Each source once, in the order of their numbers. */
function inOrder(citations: readonly Citation[]): Citation[] {
  const sorted = [...citations].sort((left, right) => left.index - right.index);
  const seen = new Set<string>();
  return sorted.filter(({ url }) => !seen.has(url) && seen.add(url));
}

/** What a search found, as Perplexity names the list and GLM its fields. */
function toSearchResults(citations: readonly Citation[]) {
  return citations.map(({ index, url, title, snippet, media, icon, date }) => ({
    index,
    title: title ?? "",
    url,
    content: snippet ?? "",
    media: media ?? "",
    icon: icon ?? "",
    publish_date: date ?? "",
  }));
}

/** The sources of an answer, complete each time; the results themselves only where they are wanted. */
export function toSources(citations: readonly Citation[], returnsResults: boolean) {
  if (citations.length === 0) return {};
  const sources = inOrder(citations);
  return {
    citations: sources.map(({ url }) => url),
    ...(returnsResults ? { search_results: toSearchResults(sources) } : {}),
  };
}

/** The id of a tool call whose upstream gave it none. */
export function toToolCallId(envelope: Envelope, choice: number, index: number): string {
  return `call_${envelope.id}_${choice}_${index}`;
}

/** A tool call in the API's spelling; a call without arguments gets `{}`. */
export function toToolCallBody(part: Extract<Part, { type: "tool-call" }>, fallbackId: string) {
  return {
    id: part.id || fallbackId,
    type: "function" as const,
    function: { name: part.name, arguments: part.arguments.trim() === "" ? "{}" : part.arguments },
  };
}

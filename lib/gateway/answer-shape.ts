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

/** The addresses of the sources, in the order of their numbers. */
export function toCitationUrls(citations: readonly Citation[]): string[] {
  return [...citations].sort((left, right) => left.index - right.index).map((citation) => citation.url);
}

/** A tool call in the API's spelling; a call without arguments gets `{}`. */
export function toToolCallBody(part: Extract<Part, { type: "tool-call" }>, fallbackId: string) {
  return {
    id: part.id || fallbackId,
    type: "function" as const,
    function: { name: part.name, arguments: part.arguments || "{}" },
  };
}

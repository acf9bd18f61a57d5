import type { ChatRequest, ResponseFormat } from "@/lib/core/chat-request";
import type { ProviderCall } from "@/lib/providers/provider";
import { toResponseSchema } from "./to-response-schema";
import { toThinkingConfig } from "./to-thinking-config";

type Wire = Record<string, unknown>;

/** How the answer is made: gateway.md 3.1, column "Gemini generateContent". */
export function toGenerationConfig({ request, capabilities }: Omit<ProviderCall, "signal">): Wire {
  const thinkingConfig = toThinkingConfig(request.thinking, capabilities.thinking);
  return {
    temperature: request.temperature,
    topP: request.topP,
    topK: request.topK,
    maxOutputTokens: withRoomFor(thinkingConfig?.thinkingBudget, request.maxCompletionTokens),
    stopSequences: request.stop?.length ? request.stop : undefined,
    seed: request.seed,
    candidateCount: request.n,
    frequencyPenalty: request.frequencyPenalty,
    presencePenalty: request.presencePenalty,
    responseLogprobs: request.logprobs || undefined,
    logprobs: (request.logprobs && request.topLogprobs) || undefined,
    ...toFormat(request.responseFormat),
    ...toSpeech(request),
    thinkingConfig,
  };
}

/** Thoughts count as output: a bound within the thought would leave no answer. */
function withRoomFor(budget: number | undefined, bound: number | undefined): number | undefined {
  return bound === undefined || budget === undefined ? bound : Math.max(bound, budget + 1);
}

function toFormat(format: ResponseFormat | undefined): Wire {
  if (!format || format.type === "text") return {};
  return {
    responseMimeType: "application/json",
    responseJsonSchema: format.type === "json-schema" ? toResponseSchema(format.schema) : undefined,
  };
}

/** A model that speaks does so instead of writing: text beside audio is refused. ai.google.dev/gemini-api/docs/speech-generation */
function toSpeech({ modalities, audio }: ChatRequest): Wire {
  if (!modalities?.includes("audio")) return {};
  return {
    responseModalities: ["AUDIO"],
    speechConfig: audio && { voiceConfig: { prebuiltVoiceConfig: { voiceName: audio.voice } } },
  };
}

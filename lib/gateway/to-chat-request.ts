import { createHash } from "node:crypto";
import type { ChatRequest, ResponseFormat } from "@/lib/core/chat-request";
import { given } from "./given";
import type { CompletionRequest } from "./request-fields";
import { toPromptMessages } from "./to-prompt-messages";
import { toSearch } from "./to-search";
import { type SuffixThinking, toThinking } from "./to-thinking";
import { toTools } from "./to-tools";

/** What a request does not say by itself: the model it goes to, what its name's ending meant, and whose it is. */
export type Asker = { model: string; suffix?: SuffixThinking; userId: string };

/**
 * Translates a valid request body to the noun.
 * @throws AppError invalid_value when the model's name contradicts the body.
 */
export function toChatRequest(request: CompletionRequest, { model, suffix, userId }: Asker): ChatRequest {
  return {
    model,
    messages: toPromptMessages(request.messages),
    thinking: toThinking(request, suffix),
    ...toTools(request),
    ...given({
      temperature: request.temperature,
      topP: request.top_p,
      topK: request.top_k && request.top_k > 0 ? request.top_k : undefined,
      maxCompletionTokens: (request.max_completion_tokens ?? request.max_tokens) || undefined,
      responseFormat: toResponseFormat(request),
      parallelToolCalls: request.parallel_tool_calls,
      stop: toStop(request.stop),
      logprobs: request.logprobs,
      topLogprobs: request.logprobs ? request.top_logprobs : undefined,
      frequencyPenalty: request.frequency_penalty,
      presencePenalty: request.presence_penalty,
      seed: request.seed,
      n: request.n,
      search: toSearch(request),
      retries: request.retries,
      strictParams: request.strict_params,
      metadata: request.metadata,
      sessId: request.sess_id || request.prompt_cache_key || undefined,
      ...toAudioOutput(request),
    }),
    endUser: toEndUser(request.safety_identifier || request.user || userId),
  };
}

function toResponseFormat({ response_format: format, json_mode }: CompletionRequest): ResponseFormat | undefined {
  if (format?.type === "json_schema") {
    const { name, schema, strict } = format.json_schema;
    return { type: "json-schema", name, schema: schema ?? {}, ...given({ strict }) };
  }
  return format?.type === "json_object" || json_mode ? { type: "json" } : undefined;
}

function toStop(stop: CompletionRequest["stop"]): string[] | undefined {
  if (typeof stop === "string") return [stop];
  return stop?.length ? stop : undefined;
}

/** A voice means nothing unless sound is asked for. */
function toAudioOutput({ modalities, audio }: CompletionRequest): Pick<ChatRequest, "modalities" | "audio"> {
  if (!modalities?.includes("audio") || !audio) return {};
  const voice = typeof audio.voice === "string" ? audio.voice : audio.voice.id;
  return { modalities, audio: { voice, format: audio.format } };
}

/** Upstreams get a hash that tells people apart and names nobody. */
function toEndUser(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 32);
}

import type { Warning } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import { type CompletionRequest, requestFields } from "./request-fields";
import { searchFields } from "./search-schema";
import { thinkingFields } from "./thinking-schema";

/** Keys that OpenAI or GeekAI know and Parley has no use for. */
const known = new Set([
  "background",
  "enable_url_context",
  "image",
  "image_generation",
  "logit_bias",
  "moderation",
  "prediction",
  "prompt_cache_options",
  "prompt_cache_retention",
  "service_tier",
  "store",
  "tool_config",
  "verbosity",
]);

/** Objects whose unknown keys are worth a word, because a slip in them changes what is asked. */
const nested = {
  thinking: thinkingFields.thinking.unwrap().unwrap().shape,
  reasoning: thinkingFields.reasoning.unwrap().unwrap().shape,
  search_config: searchFields.search_config.unwrap().unwrap().shape,
  web_search_options: searchFields.web_search_options.unwrap().unwrap().shape,
};

/**
 * What of the body goes unused, whatever the model.
 * @throws AppError unsupported_parameter when the client would rather fail.
 */
export function requestWarnings(request: CompletionRequest): Warning[] {
  const dropped = [...unknownKeys(request), ...withoutEffect(request)];
  const [first] = dropped;
  if (first && request.strict_params) {
    throw new AppError("unsupported_parameter", `${first.param}: ${first.reason}.`, { param: first.param });
  }
  return [
    ...dropped.map((warning) => ({ ...warning, action: "dropped" as const })),
    ...(request.functions?.length
      ? [{ param: "functions", action: "adjusted" as const, reason: "read as tools, answered with tool_calls" }]
      : []),
  ];
}

type Dropped = Omit<Warning, "action">;

function unknownKeys(request: CompletionRequest): Dropped[] {
  const top = unused(request, requestFields.shape).map((param) => ({ param, reason: reasonOf(param) }));
  const below = Object.entries(nested).flatMap(([key, shape]) =>
    unused(request[key], shape).map((inner) => ({ param: `${key}.${inner}`, reason: "unknown parameter" })),
  );
  return [...top, ...below];
}

function reasonOf(param: string): string {
  return known.has(param) ? "not supported" : "unknown parameter";
}

/** The keys that say something and that a shape does not have. */
function unused(value: unknown, shape: object): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    Object.hasOwn(shape, key) || inner === null || (inner === false && known.has(key)) ? [] : [key],
  );
}

function withoutEffect(request: CompletionRequest): Dropped[] {
  const { max_tokens, max_completion_tokens, modalities } = request;
  const isDoubled = max_tokens && max_completion_tokens && max_tokens !== max_completion_tokens;
  const isSearching = request.enable_search ?? request.web_search_options ?? undefined;
  return [
    ...note(isDoubled, "max_tokens", "max_completion_tokens counts"),
    ...note(max_tokens === 0, "max_tokens", "0 is no bound"),
    ...note(max_completion_tokens === 0, "max_completion_tokens", "0 is no bound"),
    ...note(request.top_logprobs && !request.logprobs, "top_logprobs", "needs logprobs"),
    ...note(request.search_config && isSearching === undefined, "search_config", "needs enable_search"),
    ...note(request.audio && !modalities?.includes("audio"), "audio", "needs modalities with audio"),
  ];
}

function note(isSo: unknown, param: string, reason: string): Dropped[] {
  return isSo ? [{ param, reason }] : [];
}

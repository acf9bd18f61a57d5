import type { FinishReason } from "@/lib/core/chunk";
import type { ErrorCode } from "@/lib/core/errors";

/** Why a choice stopped: in our words, or as a fault of the vendor. */
export type Finish = FinishReason | { failure: ErrorCode };

const reasons = new Map<string, FinishReason>([
  ["stop", "stop"],
  ["eos", "stop"],
  ["length", "length"],
  ["max_tokens", "length"],
  ["model_length", "length"],
  ["tool_calls", "tool_calls"],
  ["tool_use", "tool_calls"],
  ["function_call", "tool_calls"],
  ["content_filter", "content_filter"],
  ["sensitive", "content_filter"],
  ["refusal", "content_filter"],
]);

/** GLM's, DeepSeek's and OpenRouter's words for an answer that broke on their side (gateway.md 3.6). */
const failures = new Map<string, ErrorCode>([
  ["network_error", "upstream_error"],
  ["insufficient_system_resource", "upstream_unavailable"],
  ["error", "upstream_error"],
]);

/**
 * Reads a vendor's `finish_reason`. Undefined means: not finished yet, which some say with an empty string or the
 * word "null". Unknown words mean stop.
 */
export function toFinish(wire: unknown): Finish | undefined {
  if (typeof wire !== "string" || wire === "" || wire === "null") return undefined;
  const failure = failures.get(wire);
  return failure ? { failure } : (reasons.get(wire) ?? "stop");
}

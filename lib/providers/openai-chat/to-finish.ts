import type { FinishReason } from "@/lib/core/chunk";

const reasons = new Map<string, FinishReason>([
  ["stop", "stop"],
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

const failures = new Set(["error", "network_error", "insufficient_system_resource"]);

/**
 * Reads a vendor's `finish_reason`. Undefined means: not finished yet, which some say with an empty string or the
 * word "null". `failed` is a fault of the vendor. Unknown words mean stop.
 */
export function toFinish(wire: unknown): FinishReason | "failed" | undefined {
  if (typeof wire !== "string" || wire === "" || wire === "null") return undefined;
  if (failures.has(wire)) return "failed";
  return reasons.get(wire) ?? "stop";
}

import type { FinishReason } from "@/lib/core/chunk";

const reasons = new Map<string | undefined, FinishReason>([
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "length"],
  ["tool_use", "tool_calls"],
  ["refusal", "content_filter"],
]);

/**
 * Anthropic's stop reason in OpenAI's words; every other is a plain end (gateway.md 3.6). `endsInCall` is for servers
 * that call a tool and say `end_turn` all the same.
 */
export function toFinish(stopReason: string | undefined, endsInCall: boolean): FinishReason {
  return reasons.get(stopReason) ?? (endsInCall ? "tool_calls" : "stop");
}

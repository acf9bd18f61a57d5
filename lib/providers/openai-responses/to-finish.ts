import type { FinishReason } from "@/lib/core/chunk";
import { textField } from "@/lib/net/wire-json";

const endings = new Set(["completed", "incomplete", "failed", "cancelled"]);

/** How a response ended; undefined while it has not. xAI also ends one with `response.done`. */
export function toEnding(response: unknown, eventType: string): string | undefined {
  const named = eventType === "response.done" ? "completed" : eventType.replace(/^response\./, "");
  return [textField(response, "status"), named].find((status) => status !== undefined && endings.has(status));
}

/** Why a response that did not fail stopped. */
export function toFinish(ending: string, response: unknown): FinishReason {
  if (ending !== "incomplete") return "stop";
  return textField(response, "incomplete_details", "reason") === "content_filter" ? "content_filter" : "length";
}

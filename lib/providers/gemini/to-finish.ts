import type { FinishReason } from "@/lib/core/chunk";

/** Why a candidate stopped; `unreadable` when what it wrote last could not be used. */
export type Finish = FinishReason | "unreadable";

/** gateway.md 3.6, and the FinishReason of googleapis/js-genai. */
const reasons = new Map<string, Finish>([
  ["STOP", "stop"],
  ["MAX_TOKENS", "length"],
  ["CONTINUATION", "length"],
  ["SAFETY", "content_filter"],
  ["RECITATION", "content_filter"],
  ["BLOCKLIST", "content_filter"],
  ["PROHIBITED_CONTENT", "content_filter"],
  ["SPII", "content_filter"],
  ["MODEL_ARMOR", "content_filter"],
  ["IMAGE_SAFETY", "content_filter"],
  ["IMAGE_PROHIBITED_CONTENT", "content_filter"],
  ["IMAGE_RECITATION", "content_filter"],
  ["MALFORMED_FUNCTION_CALL", "unreadable"],
  ["MALFORMED_RESPONSE", "unreadable"],
  ["UNEXPECTED_TOOL_CALL", "unreadable"],
  ["TOO_MANY_TOOL_CALLS", "unreadable"],
]);

/** Reads a `finishReason`; undefined means: not finished yet. Unknown words mean stop. */
export function toFinish(reason: string | undefined): Finish | undefined {
  if (reason === undefined || reason === "FINISH_REASON_UNSPECIFIED") return undefined;
  return reasons.get(reason) ?? "stop";
}

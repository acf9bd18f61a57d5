import { AppError, type ErrorCode } from "@/lib/core/errors";
import { textField } from "@/lib/net/wire-json";
import { cleanLine } from "./clean-text";
import type { EngineFormat, EnginePlace } from "./engine-format";

const longest = 300;

/** Statuses with a meaning of their own; 432 and 433 are Tavily's for a plan that is used up. */
const codes = new Map<number, ErrorCode>([
  [401, "upstream_auth_error"],
  [402, "insufficient_quota"],
  [403, "upstream_auth_error"],
  [408, "timeout"],
  [429, "rate_limit_exceeded"],
  [432, "insufficient_quota"],
  [433, "insufficient_quota"],
  [503, "upstream_unavailable"],
  [504, "timeout"],
]);

/** An engine's refusal, as it came; `retryAfter` in seconds. */
type Refusal = { status: number; answer: unknown; retryAfter?: number };

/** Puts an engine's refusal into our words: never the client's fault, and never with the key in it. */
export function toSearchError(format: EngineFormat, place: EnginePlace, refusal: Refusal): AppError {
  const { status } = refusal;
  const hint = format.hints?.[status];
  if (hint !== undefined) return new AppError("upstream_error", `${format.name}: ${hint}`);
  const code = codes.get(status) ?? "upstream_error";
  if (status === 401) return new AppError(code, `${format.name} did not accept the API key that Parley has for it.`);
  const sentence = withoutKey(sentenceOf(refusal.answer) ?? "", place.apiKey);
  const message = sentence === "" ? `${format.name} answered with ${status}.` : `${format.name}: ${sentence}`;
  return new AppError(code, message, { retryAfter: refusal.retryAfter });
}

/** An engine's sentence about its refusal, which may repeat what was sent. */
export function withoutKey(sentence: string, apiKey: string | undefined): string {
  const line = cleanLine(sentence, 2_000);
  return cleanLine(apiKey === undefined ? line : line.replaceAll(apiKey, "[key]"), longest);
}

/** The places in which engines put the sentence. */
function sentenceOf(answer: unknown): string | undefined {
  return (
    textField(answer, "error", "message") ??
    textField(answer, "error", "detail") ??
    textField(answer, "detail", "error") ??
    textField(answer, "error") ??
    textField(answer, "detail") ??
    textField(answer, "message") ??
    textField(answer, "msg")
  );
}

import { AppError, type ErrorCode } from "@/lib/core/errors";
import { cleanLine } from "./clean-text";
import type { EngineFormat, EnginePlace } from "./engine-format";
import { textAt } from "./read-json";

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

/** An engine's refusal, as it came. */
type Refusal = { status: number; answer: unknown; retryAfter?: string | null };

/** Puts an engine's refusal into our words: never the client's fault, and never with the key in it. */
export function toSearchError(format: EngineFormat, place: EnginePlace, refusal: Refusal): AppError {
  const { status } = refusal;
  const hint = format.hints?.[status];
  if (hint !== undefined) return new AppError("upstream_error", `${format.name}: ${hint}`);
  const code = codes.get(status) ?? "upstream_error";
  if (status === 401) return new AppError(code, `${format.name} did not accept the API key that Parley has for it.`);
  const sentence = withoutKey(sentenceOf(refusal.answer) ?? "", place.apiKey);
  const message = sentence === "" ? `${format.name} answered with ${status}.` : `${format.name}: ${sentence}`;
  return new AppError(code, message, { retryAfter: toSeconds(refusal.retryAfter) });
}

/** An engine's sentence about its refusal, which may repeat what was sent. */
export function withoutKey(sentence: string, apiKey: string | undefined): string {
  const line = cleanLine(sentence, 2_000);
  return cleanLine(apiKey === undefined ? line : line.replaceAll(apiKey, "[key]"), longest);
}

/** The places in which engines put the sentence. */
function sentenceOf(answer: unknown): string | undefined {
  return (
    textAt(answer, "error", "message") ??
    textAt(answer, "error", "detail") ??
    textAt(answer, "detail", "error") ??
    textAt(answer, "error") ??
    textAt(answer, "detail") ??
    textAt(answer, "message") ??
    textAt(answer, "msg")
  );
}

function toSeconds(header: string | null | undefined): number | undefined {
  return header && /^\d{1,6}$/.test(header.trim()) ? Math.min(3_600, Math.max(1, Number(header))) : undefined;
}

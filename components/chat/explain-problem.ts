import type { Problem } from "@/components/call-api";
import type { Translate } from "@/components/text-context";
import type { TextKey } from "@/lib/i18n/messages/en";

/** The sentence for each code, saying what happened and, where there is one, what to do. */
const sentences: Record<Problem["code"], TextKey> = {
  network: "error.network",
  invalid_json: "error.invalid",
  invalid_value: "error.invalid",
  unsupported_parameter: "error.invalid",
  context_length_exceeded: "error.context",
  invalid_api_key: "error.forbidden",
  insufficient_quota: "error.quota",
  permission_denied: "error.forbidden",
  forbidden_origin: "error.forbidden",
  not_found: "error.notFound",
  model_not_found: "error.model",
  method_not_allowed: "error.invalid",
  turn_running: "error.running",
  conflict: "error.conflict",
  request_too_large: "error.tooLarge",
  rate_limit_exceeded: "error.rate",
  internal_error: "error.internal",
  upstream_error: "error.upstream",
  upstream_auth_error: "error.auth",
  upstream_unavailable: "error.unavailable",
  model_not_ready: "error.modelNotReady",
  shutting_down: "error.shuttingDown",
  timeout: "error.timeout",
  storage_busy: "error.shuttingDown",
  storage_full: "error.storage",
};

/** Codes whose message comes from the provider and says more than our sentence. */
const withDetail = new Set<Problem["code"]>([
  "upstream_error",
  "upstream_unavailable",
  "upstream_auth_error",
  "rate_limit_exceeded",
  "invalid_value",
  "unsupported_parameter",
  "context_length_exceeded",
  "model_not_ready",
  "model_not_found",
]);

/** What to say of a failure: our sentence with what was kept, and the words of whoever failed where they add something. */
export function explainProblem(t: Translate, problem: Problem, kept?: TextKey): { text: string; detail?: string } {
  const later = problem.retryAfter !== undefined && t("error.retryAfter", { seconds: Math.ceil(problem.retryAfter) });
  const text = joinSentences(t(sentences[problem.code] ?? "error.internal"), kept && t(kept), later);
  return withDetail.has(problem.code) && problem.message ? { text, detail: problem.message } : { text };
}

/** One sentence after the other; a Chinese full stop brings its own space. */
export function joinSentences(...sentences: (string | false | undefined)[]): string {
  return sentences.filter(Boolean).join(" ").replaceAll("。 ", "。");
}

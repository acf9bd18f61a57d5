import { AppError, type ErrorCode } from "@/lib/core/errors";
import { field, numberField } from "@/lib/net/wire-json";
import { readErrorText, readErrorWords, readOwnWords } from "./error-words";
import { readGoogleStatus, readRetryDelay, unlistedError } from "./google-error";

/** A refusal of an upstream, as it came. */
export type UpstreamFailure = {
  /** HTTP status; absent when the error came inside a stream or with a 200. */
  status?: number;
  /** Parsed body or event, or raw text. */
  body: unknown;
  retryAfter?: number;
  upstreamName: string;
  apiKey: string;
};

/** MiniMax answers 200 with numbers of its own. https://platform.minimaxi.com/document/error-codes */
const minimaxCodes = new Map<number, ErrorCode>([
  [1004, "upstream_auth_error"],
  [2049, "upstream_auth_error"],
  [1008, "insufficient_quota"],
  [1002, "rate_limit_exceeded"],
  [1041, "rate_limit_exceeded"],
  [2045, "rate_limit_exceeded"],
  [1039, "context_length_exceeded"],
]);

const wordRules: [ErrorCode, RegExp][] = [
  [
    "insufficient_quota",
    /insufficient[_ ](quota|balance|credits?|funds)|credit balance is too low|billing_error|exceeded your current quota|余额不足|欠费|arrear/,
  ],
  [
    "upstream_auth_error",
    /invalid[_ -]?api[_ -]?key|(incorrect|invalid|wrong|missing|expired|no) (api )?key|api key (is )?(not valid|invalid|incorrect|expired|missing)|authentication[_ ](error|fail)|unauthori[sz]ed|invalid (authorization|authentication|token|credentials)/,
  ],
  [
    "context_length_exceeded",
    /context[_ ]length|context window|maximum context|prompt is too long|prompt too long|too[_ ]many[_ ](prompt[_ ])?tokens|input token count.*exceed|exceeds? the (available )?context|exceed context limit|input is too long|range of input length/,
  ],
  [
    "model_not_found",
    /model[_ ]?not[_ ]?(found|exist)|no such model|unknown model|invalid model|(models?\b.{0,160}(not found|not exist|doesn't exist|unknown))/,
  ],
  // Anthropic's whole sentence is "model: NAME". https://docs.anthropic.com/en/api/errors
  ["model_not_found", /^model: .*not_found_error/],
  ["upstream_unavailable", /overloaded_error/],
  ["rate_limit_exceeded", /rate[_ -]?limit|too many requests|resource[_ ]exhausted|throttling/],
  [
    "permission_denied",
    /moderation|flagged|content[_ ](policy|filter)|safety system|sensitive content|data_?inspection_?failed/,
  ],
];

/**
 * Puts an upstream's refusal into our words. A fault of the provider's credentials is never the client's
 * `invalid_api_key`; the text is the provider's, cut, without the key.
 */
export function toUpstreamError(given: UpstreamFailure): AppError {
  const failure = { ...given, body: unlistedError(given.body) };
  const retryAfter = failure.retryAfter ?? readRetryDelay(failure.body);
  const status = failure.status ?? statusInside(failure.body);
  const code = codeOf(failure, status);
  return new AppError(code, describe(code, status, failure), {
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...paramOf(code, failure.body),
    ...(isFinal(status) ? { isFinal: true } : {}),
  });
}

/** Statuses of the 400s after which asking once more may help. */
const passing = new Set([408, 409, 425, 429]);

function isFinal(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && !passing.has(status);
}

function codeOf(failure: UpstreamFailure, status: number | undefined): ErrorCode {
  const minimax = minimaxCodes.get(numberField(failure.body, "base_resp", "status_code") ?? 0);
  if (minimax) return minimax;
  if (status === 401) return "upstream_auth_error";
  if (status === 402) return "insufficient_quota";
  // Google says "You exceeded your current quota" of the requests of a minute.
  if (readGoogleStatus(failure.body) === 429) return "rate_limit_exceeded";
  const words = readErrorWords(failure.body);
  const byWords = wordRules.find(([, pattern]) => pattern.test(words))?.[0];
  if (byWords && isRefusedQuestion(status) && accountFaults.has(byWords) && !isAboutAccount(failure.body)) {
    return codeByStatus(status, words);
  }
  if (byWords && (status === undefined || status < 500)) return byWords;
  return codeByStatus(status, words);
}

const accountFaults = new Set<ErrorCode>(["upstream_auth_error", "insufficient_quota"]);

function isRefusedQuestion(status: number | undefined): boolean {
  return status === 400 || status === 422;
}

/**
 * Whether a refused question was refused for our account's sake. A sentence may repeat what the client wrote, so it
 * counts only where it begins as vendors are known to begin it (xAI, Gemini, Anthropic; gateway.md 3.7).
 */
function isAboutAccount(body: unknown): boolean {
  const { codes, sentence } = readOwnWords(body);
  return (
    /invalid[_ -]?api[_ -]?key|invalidapikey|authentication|unauthori[sz]ed|insufficient[_ ](quota|balance)|arrear/.test(
      codes,
    ) ||
    /^\s*(the )?(incorrect|invalid|wrong|missing|expired|no) (api )?key|^\s*api key (is )?(not valid|invalid|incorrect|expired|missing)|^\s*your credit balance is too low|^\s*insufficient (quota|balance|credits?|funds)|^\s*(余额不足|欠费)/.test(
      sentence,
    )
  );
}

function codeByStatus(status: number | undefined, words: string): ErrorCode {
  switch (status) {
    case 400:
    case 422:
      return /unsupported[_ ](parameter|value)|not supported/.test(words) ? "unsupported_parameter" : "invalid_value";
    case 403:
      return "upstream_auth_error";
    case 408:
    case 504:
    case 524:
      return "timeout";
    case 413:
      return "request_too_large";
    case 429:
      return "rate_limit_exceeded";
    case 503:
    case 529:
      return "upstream_unavailable";
    default:
      return "upstream_error";
  }
}

/** OpenRouter and others put a status into the error object of a stream. */
function statusInside(body: unknown): number | undefined {
  const inner = numberField(body, "error", "code") ?? numberField(body, "error", "status") ?? numberField(body, "code");
  return inner !== undefined && inner >= 400 && inner < 600 ? inner : readGoogleStatus(body);
}

function paramOf(code: ErrorCode, body: unknown): { param?: string } {
  const param = field(body, "error", "param");
  const wanted = code === "invalid_value" || code === "unsupported_parameter";
  return wanted && typeof param === "string" ? { param } : {};
}

function describe(code: ErrorCode, status: number | undefined, failure: UpstreamFailure): string {
  const name = failure.upstreamName;
  if (code === "upstream_auth_error" && status !== 403) {
    return `${name} did not accept the API key that Parley has for it.`;
  }
  const text = readErrorText(failure.body, failure.apiKey);
  if (text !== "") return `${name}: ${text}`;
  if (status === 404) return `${name} has nothing at this address (404). Its base URL may be wrong.`;
  return status === undefined ? `${name} reported a failure without a reason.` : `${name} answered with ${status}.`;
}

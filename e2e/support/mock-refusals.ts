/** A question that is turned away, with the body OpenAI gives it. */
export type Refusal = {
  kind: "refusal";
  status: number;
  headers?: Record<string, string>;
  error: Record<string, unknown>;
};

function refuse(status: number, type: string, code: string | null, message: string): Refusal {
  return { kind: "refusal", status, error: { message, type, param: null, code } };
}

/** Anthropic's and others' "come back later". */
export const overloaded = refuse(529, "overloaded_error", null, "Overloaded");

/** The same, with a time. */
export const busy: Refusal = { ...overloaded, headers: { "retry-after": "2" } };

/** The refusals by the model that is asked. */
export const refusals = new Map<string, Refusal>([
  ["mock-error-before", refuse(500, "server_error", null, "The server had an error while processing your request.")],
  [
    "mock-auth",
    refuse(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided: sk-wrong-0123456789."),
  ],
  [
    "mock-429",
    { ...refuse(429, "requests", "rate_limit_exceeded", "Rate limit reached."), headers: { "retry-after": "7" } },
  ],
  ["mock-quota", refuse(402, "insufficient_quota", "insufficient_quota", "Insufficient Balance")],
  [
    "mock-context",
    refuse(400, "invalid_request_error", "context_length_exceeded", "This model's maximum context length is 8 tokens."),
  ],
  ["mock-overloaded", overloaded],
  [
    "mock-moderated",
    refuse(400, "invalid_request_error", "content_policy_violation", "Flagged by our content policy."),
  ],
]);

/** What OpenAI says of a model it does not have. */
export function unknownModel(model: string): Refusal {
  return refuse(404, "invalid_request_error", "model_not_found", `The model \`${model}\` does not exist.`);
}

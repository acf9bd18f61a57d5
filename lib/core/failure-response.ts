import { type ErrorShape, errorTable, toErrorBody } from "./errors";

/** The response for a failure before anything else was sent: the status of its code and the OpenAI-shaped body. */
export function failureResponse(error: ErrorShape, headers: Record<string, string> = {}): Response {
  const all = new Headers(headers);
  if (error.retryAfter !== undefined) all.set("retry-after", String(Math.ceil(error.retryAfter)));
  return Response.json(toErrorBody(error), { status: errorTable[error.code].status, headers: all });
}

import { type ErrorShape, errorTable, toErrorBody } from "@/lib/core/errors";

/** A failure before anything was sent: the status of its code, our body, and what is known of the attempts. */
export function failureResponse(error: ErrorShape, headers: Record<string, string>): Response {
  const all = new Headers(headers);
  if (error.retryAfter !== undefined) all.set("retry-after", String(Math.ceil(error.retryAfter)));
  return Response.json(toErrorBody(error), { status: errorTable[error.code].status, headers: all });
}

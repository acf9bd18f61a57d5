import type { ErrorCode, ErrorShape } from "@/lib/core/errors";

/** What went wrong on the way to the server; `network` when it could not be reached at all. */
export type Problem = { code: ErrorCode | "network"; message: string; retryAfter?: number };

/** A refusal of one of Parley's own routes. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "ApiError";
    this.problem = problem;
  }
}

/** Reads the error body of a route, whatever is left of it. */
function toProblem(body: string): Problem {
  try {
    const parsed = JSON.parse(body) as { error?: Partial<ErrorShape> } | null;
    const { code, message = "", retryAfter } = parsed?.error ?? {};
    if (code) return { code, message, retryAfter };
  } catch {
    // A proxy in front of Parley may answer with a page of its own.
  }
  return { code: "internal_error", message: "" };
}

/** The path of a conversation's routes; any character may stand in a `sessId`. */
export function conversationPath(sessId: string): string {
  return `/api/conversations/${encodeURIComponent(sessId)}`;
}

/**
 * Calls one of Parley's routes and returns its JSON.
 * @throws ApiError with code `network` when the server cannot be reached, else with what it said.
 */
export async function callApi<T>(path: string, init: { method?: string; body?: unknown } = {}): Promise<T> {
  const response = await fetch(path, {
    method: init.method ?? "GET",
    cache: "no-store",
    ...(init.body === undefined
      ? {}
      : { body: JSON.stringify(init.body), headers: { "content-type": "application/json" } }),
  }).catch((cause: unknown) => {
    throw new ApiError({ code: "network", message: cause instanceof Error ? cause.message : "" });
  });
  const text = await response.text();
  if (!response.ok) throw new ApiError(toProblem(text));
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

/**
 * The problem in anything thrown on the way to the server. `useChat` puts the body of a refusal into the message of an
 * error with a `statusCode`; without one nothing was answered at all.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  if (error instanceof Error && "statusCode" in error) return toProblem(error.message);
  return { code: "network", message: error instanceof Error ? error.message : "" };
}

import { isWireObject, listField, textField } from "@/lib/net/wire-json";

/** HTTP statuses of Google's codes, for errors that tell the code alone. googleapis/googleapis google/rpc/code.proto */
const statuses = new Map([
  ["INVALID_ARGUMENT", 400],
  ["FAILED_PRECONDITION", 400],
  ["UNAUTHENTICATED", 401],
  ["PERMISSION_DENIED", 403],
  ["NOT_FOUND", 404],
  ["RESOURCE_EXHAUSTED", 429],
  ["INTERNAL", 500],
  ["UNAVAILABLE", 503],
  ["DEADLINE_EXCEEDED", 504],
]);

/** Google puts an error into a list of one where it streams a list; the error itself comes out. */
export function unlistedError(body: unknown): unknown {
  return Array.isArray(body) && body.length === 1 && isWireObject(body[0]) ? body[0] : body;
}

/** The HTTP status that goes with `error.status`. */
export function readGoogleStatus(body: unknown): number | undefined {
  return statuses.get(textField(body, "error", "status") ?? "");
}

/** Seconds until another try makes sense, from the RetryInfo among an error's details (`"57.2s"`); at most an hour. */
export function readRetryDelay(body: unknown): number | undefined {
  const delays = listField(body, "error", "details").map((detail) => textField(detail, "retryDelay"));
  const seconds = Number(/^(\d+(?:\.\d+)?)s$/.exec(delays.find((delay) => delay !== undefined) ?? "")?.[1]);
  return Number.isNaN(seconds) ? undefined : Math.min(3_600, Math.max(1, Math.ceil(seconds)));
}

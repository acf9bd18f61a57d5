import { AppError } from "@/lib/core/errors";

const timeoutCodes = new Set([
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
  "UND_ERR_BODY_TIMEOUT",
  "ETIMEDOUT",
]);
const garbledCodes = new Set(["UND_ERR_HEADERS_OVERFLOW", "UND_ERR_RES_EXCEEDED_MAX_SIZE", "UND_ERR_RESPONSE"]);

/** Where in an exchange a connection failed. */
export type Phase = "connect" | "body";

/**
 * Turns what a socket, a resolver, TLS or undici throws into an AppError that names the host and nothing else:
 * paths and headers may hold keys.
 */
export function toOutboundError(error: unknown, host: string, phase: Phase): AppError {
  const known = findAppError(error);
  if (known) return known;
  const code = codeOf(error);
  if (timeoutCodes.has(code)) return new AppError("timeout", `${host} did not answer in time.`, { cause: error });
  if (garbledCodes.has(code) || code.startsWith("HPE_")) {
    return new AppError("upstream_error", `${host} answered with something that is not valid HTTP.`, { cause: error });
  }
  if (phase === "body") {
    return new AppError("upstream_error", `The connection to ${host} broke before the answer was complete.`, {
      cause: error,
    });
  }
  return new AppError("upstream_unavailable", `${host} could not be reached${reason(code)}.`, { cause: error });
}

function findAppError(error: unknown): AppError | undefined {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (at instanceof AppError) return at;
    if (at instanceof AggregateError) {
      const inner = at.errors.find((one) => one instanceof AppError);
      if (inner instanceof AppError) return inner;
    }
  }
  return undefined;
}

function codeOf(error: unknown): string {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ("code" in at && typeof at.code === "string" && at.code !== "UND_ERR_SOCKET") return at.code;
  }
  return "";
}

function reason(code: string): string {
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return ": its name is not known";
  if (code === "ECONNREFUSED") return ": nothing listens there";
  if (code.startsWith("ERR_TLS") || code.includes("CERT") || code.includes("SSL")) return ": its certificate is bad";
  return "";
}

import { AppError } from "@/lib/core/errors";

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Headers that say nothing about who asks; all others stay with the origin they were meant for. */
const harmlessHeaders = new Set(["accept", "accept-encoding", "content-type", "if-range", "range", "user-agent"]);

/** One request of a chain of redirects. Header names are lower-case. */
export type Hop = { url: URL; method: string; headers: Record<string, string>; body?: string };

/** Whether an answer points elsewhere. */
export function isRedirect(status: number, location: string | undefined): location is string {
  return location !== undefined && redirectStatuses.has(status);
}

/**
 * The request that follows a redirect.
 * @throws AppError upstream_error when the target is no address or would leave TLS.
 */
export function nextHop(hop: Hop, status: number, location: string): Hop {
  const url = URL.parse(location, hop.url);
  if (url === null) throw new AppError("upstream_error", `${hop.url.host} redirected to something that is no address.`);
  if (hop.url.protocol === "https:" && url.protocol !== "https:") {
    throw new AppError("upstream_error", `${hop.url.host} redirected from https to an address without it.`);
  }
  const toGet = status === 303 || (status < 303 && hop.method === "POST");
  const headers = { ...hop.headers };
  if (url.origin !== hop.url.origin) {
    for (const name of Object.keys(headers)) if (!harmlessHeaders.has(name)) delete headers[name];
  }
  if (!toGet) return { url, method: hop.method, headers, body: hop.body };
  delete headers["content-type"];
  return { url, method: hop.method === "HEAD" ? "HEAD" : "GET", headers };
}

import { isIP } from "node:net";
import { AppError } from "@/lib/core/errors";
import { forbiddenAddress } from "./guarded-lookup";
import { outboundAgent } from "./outbound-agents";
import { toOutboundError } from "./outbound-error";
import { type OutboundResponse, toResponse } from "./outbound-response";
import { isPrivateName, isPublicAddress } from "./public-address";
import { type Hop, isRedirect, nextHop } from "./redirect";

const maxRedirects = 3;

/** How one request is made. Times are milliseconds. */
export type OutboundOptions = {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** Who owns the credentials in the request, e.g. the upstream's id; connections are never shared between owners. */
  pool: string;
  /** The administrator wrote down exactly this host and port, so it may be private. Redirect targets may not. */
  allowPrivate?: boolean;
  /** Until the headers are there, and then again until the first byte of the body (default 60,000). */
  firstByteMs?: number;
  /** Longest silence inside the body (default 30,000). */
  idleMs?: number;
  /** Until the connection stands (default 5,000). */
  connectMs?: number;
  /** Longest body in decoded bytes (default 64 MiB). */
  maxBytes?: number;
  /** `follow`: up to three, each checked like the first. Default `refuse`: a redirect is an upstream_error. */
  redirects?: "follow" | "refuse";
};

/**
 * The only way out of the server: resolves, checks and pins the address, follows redirects by hand, bounds time and
 * size. Resolves once the headers are there, whatever the status.
 * @throws AppError permission_denied (address not allowed), upstream_unavailable, timeout, upstream_error; the
 * signal's reason when it was aborted.
 */
export async function outboundFetch(address: string | URL, options: OutboundOptions): Promise<OutboundResponse> {
  const first = toUrl(address);
  let hop: Hop = {
    url: first,
    method: options.method ?? "GET",
    headers: { "accept-encoding": "identity", "user-agent": "parley", ...lowerCased(options.headers ?? {}) },
    body: options.body,
  };
  for (let redirects = 0; ; redirects += 1) {
    const response = await requestOnce(hop, options, options.allowPrivate === true && isSamePlace(hop.url, first));
    const location = response.headers.get("location") ?? undefined;
    if (!isRedirect(response.status, location)) return response;
    response.discard();
    if (options.redirects !== "follow") {
      throw new AppError("upstream_error", `${hop.url.host} redirected the request, which is not followed here.`);
    }
    if (redirects === maxRedirects) throw new AppError("upstream_error", `${first.host} redirected too often.`);
    hop = nextHop(hop, response.status, location);
  }
}

/** Default ports count: http and https on one host are two places, though neither is written out. */
function isSamePlace(left: URL, right: URL): boolean {
  const portOf = (url: URL) => url.port || (url.protocol === "https:" ? "443" : "80");
  return left.hostname === right.hostname && portOf(left) === portOf(right);
}

async function requestOnce(hop: Hop, options: OutboundOptions, allowPrivate: boolean): Promise<OutboundResponse> {
  const { url } = hop;
  checkAddress(url, allowPrivate);
  options.signal?.throwIfAborted();
  const { firstByteMs = 60_000, idleMs = 30_000, connectMs = 5_000, maxBytes = 64 * 1024 * 1024 } = options;
  const agent = outboundAgent({ origin: url.origin, pool: options.pool, allowPrivate, connectMs });
  try {
    const answer = await agent.request({
      origin: url.origin,
      path: url.pathname + url.search,
      method: hop.method,
      headers: hop.headers,
      body: hop.body,
      signal: options.signal,
      headersTimeout: firstByteMs,
      bodyTimeout: 0,
    });
    const limits = { firstByteMs, idleMs, maxBytes, signal: options.signal };
    return toResponse(answer.statusCode, toHeaders(answer.headers), url, answer.body, limits);
  } catch (error) {
    options.signal?.throwIfAborted();
    throw toOutboundError(error, url.host, "connect");
  }
}

function toUrl(address: string | URL): URL {
  const url = URL.parse(address);
  if (url === null) throw new AppError("permission_denied", "The address to connect to is not a valid URL.");
  return url;
}

/** Sockets skip `lookup` for literal addresses, so those are decided here; names are decided once resolved. */
function checkAddress(url: URL, allowPrivate: boolean): void {
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new AppError("permission_denied", "Parley connects to http and https addresses only.");
  }
  if (url.username !== "" || url.password !== "") {
    throw new AppError("permission_denied", "An address with a user name or password in it is not connected to.");
  }
  if (allowPrivate) return;
  const literal = url.hostname.replace(/^\[|\]$/g, "");
  const isPublic = isIP(literal) === 0 ? !isPrivateName(literal) : isPublicAddress(literal);
  if (!isPublic) throw forbiddenAddress(url.host);
}

function lowerCased(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function toHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  return headers;
}

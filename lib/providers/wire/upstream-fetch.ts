import { AppError } from "@/lib/core/errors";
import { type OutboundOptions, outboundFetch } from "@/lib/net/outbound";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import { readRetryAfter } from "@/lib/net/retry-after";
import { parseWire } from "@/lib/net/wire-json";
import type { Upstream } from "@/lib/providers/provider";
import { toUpstreamError } from "./to-error";

const maxErrorBytes = 64 * 1024;

/** The request itself. */
type Request = Omit<OutboundOptions, "pool" | "allowPrivate" | "redirects">;

/**
 * Asks an upstream at a path under its base URL, with its key, which no redirect can carry away.
 * @throws AppError for every answer that is not a success; the signal's reason when it was aborted.
 */
export async function upstreamFetch(upstream: Upstream, path: string, request: Request): Promise<OutboundResponse> {
  const { headers, keyHeader = "authorization" } = upstream.quirks;
  const response = await outboundFetch(addressOf(upstream, path), {
    ...request,
    headers: { ...headers, ...keyed(upstream.apiKey, keyHeader), ...request.headers },
    pool: upstream.id,
    allowPrivate: true,
    redirects: "refuse",
  });
  if (response.status >= 200 && response.status < 300) return response;
  throw toUpstreamError({
    status: response.status,
    body: await readErrorBody(response),
    retryAfter: readRetryAfter(response.headers),
    upstreamName: upstream.name,
    apiKey: upstream.apiKey,
  });
}

/**
 * A path that begins with `/` counts from the origin, for protocols that live beside the base. A query in the base URL
 * (Azure's `api-version`) stays where it is.
 */
function addressOf(upstream: Upstream, path: string): URL {
  const base = URL.parse(upstream.baseUrl);
  if (base === null) throw new AppError("upstream_unavailable", `${upstream.name} has no base URL that can be used.`);
  const [pathname = "", query] = path.split("?", 2);
  base.pathname = pathname.startsWith("/") ? pathname : `${base.pathname.replace(/\/+$/, "")}/${pathname}`;
  for (const [name, value] of new URLSearchParams(query)) base.searchParams.set(name, value);
  return base;
}

function keyed(apiKey: string, header: string): Record<string, string> {
  if (apiKey === "") return {};
  return { [header]: header === "authorization" ? `Bearer ${apiKey}` : apiKey };
}

/** A refusal whose reason cannot be read is still that refusal. DashScope frames its reasons as events of a stream. */
async function readErrorBody(response: OutboundResponse): Promise<unknown> {
  try {
    const text = await response.readText(maxErrorBytes);
    return parseWire(text) ?? parseWire(/^data:(.*)$/m.exec(text)?.[1] ?? "") ?? text;
  } catch {
    return undefined;
  }
}

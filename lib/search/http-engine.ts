import { AppError } from "@/lib/core/errors";
import { outboundFetch } from "@/lib/net/outbound";
import { readRetryAfter } from "@/lib/net/retry-after";
import { parseWire } from "@/lib/net/wire-json";
import type { EngineQuery, SearchEngine, Source } from "./engine";
import type { EngineFormat, EnginePlace, EngineRequest } from "./engine-format";
import { toSearchError, withoutKey } from "./search-error";
import { toSources } from "./to-sources";

const maxAnswerBytes = 4 * 1024 * 1024;
const searchMs = 10_000;

/** The engine that speaks a format at a place. `timeoutMs` bounds one whole search. */
export function httpEngine(
  id: string,
  format: EngineFormat,
  place: EnginePlace,
  timeoutMs: number = searchMs,
): SearchEngine {
  const { name, limits } = format;
  const search = async (query: EngineQuery, signal: AbortSignal): Promise<Source[]> => {
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const results = await ask(id, format, place, query, AbortSignal.any([signal, deadline]));
      return toSources(results.map(format.toSource));
    } catch (error) {
      signal.throwIfAborted();
      if (!deadline.aborted) throw error;
      throw new AppError("timeout", `${name} did not answer within ${timeoutMs / 1_000} seconds.`);
    }
  };
  return { id, name, limits, search };
}

async function ask(
  id: string,
  format: EngineFormat,
  place: EnginePlace,
  query: EngineQuery,
  signal: AbortSignal,
): Promise<unknown[]> {
  const request = format.toRequest(query);
  const response = await outboundFetch(addressOf(format, place, query, request), {
    method: request.method,
    headers: headersOf(format, place, request),
    body: request.body === undefined ? undefined : JSON.stringify(request.body),
    signal,
    pool: `search:${id}`,
    allowPrivate: place.baseUrl !== undefined,
    redirects: "refuse",
  });
  const { status } = response;
  const answer = parseWire(await response.readText(maxAnswerBytes));
  if (status < 200 || status >= 300) {
    if (format.isNothingFound?.(status, answer)) return [];
    throw toSearchError(format, place, { status, answer, retryAfter: readRetryAfter(response.headers) });
  }
  const refusal = answer === undefined ? "its answer is no JSON." : format.toRefusal?.(answer);
  if (refusal === undefined) return format.toResults(answer);
  throw new AppError("upstream_error", `${format.name}: ${withoutKey(refusal, place.apiKey)}`);
}

/** A query in the base URL stays where it is. */
function addressOf(format: EngineFormat, place: EnginePlace, query: EngineQuery, request: EngineRequest): URL {
  const usual = typeof format.baseUrl === "function" ? format.baseUrl(query) : format.baseUrl;
  const url = URL.parse(place.baseUrl ?? usual ?? "");
  if (url === null) throw new AppError("upstream_unavailable", `${format.name} has no address that can be used.`);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${request.path}`;
  for (const [name, value] of Object.entries(request.params ?? {})) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url;
}

function headersOf(format: EngineFormat, place: EnginePlace, request: EngineRequest): Record<string, string> {
  return {
    accept: "application/json",
    ...(request.body === undefined ? {} : { "content-type": "application/json" }),
    ...(place.apiKey === undefined ? {} : keyed(place.apiKey, format.keyHeader)),
    ...request.headers,
  };
}

function keyed(apiKey: string, header?: string): Record<string, string> {
  return header === undefined ? { authorization: `Bearer ${apiKey}` } : { [header]: apiKey };
}

import { AppError } from "@/lib/core/errors";
import { field, parseWire } from "@/lib/net/wire-json";
import type { ProviderModel, Upstream } from "@/lib/providers/provider";
import { upstreamFetch } from "./upstream-fetch";

const maxListBytes = 16 * 1024 * 1024;
const maxModels = 2_000;
const patienceMs = 15_000;

/** How a protocol lists its models. */
export type ModelListing = {
  /** Path of the list under the base URL, where the upstream has none of its own. */
  path: string;
  /** The entries in the answer; undefined when it is no list. */
  toEntries(body: unknown): unknown[] | undefined;
  /** One entry; undefined when it is nothing that answers questions. */
  toModel(entry: unknown): ProviderModel | undefined;
};

/** The models an upstream has: its fixed list, or what its own list says, each once. Throws AppError. */
export async function fetchModelList(
  upstream: Upstream,
  signal: AbortSignal,
  { path, toEntries, toModel }: ModelListing,
): Promise<ProviderModel[]> {
  if (upstream.models) return upstream.models.map((name) => ({ name, status: { state: "ready" } }));
  const response = await upstreamFetch(upstream, upstream.quirks.modelsPath ?? path, {
    signal,
    headers: { accept: "application/json" },
    firstByteMs: patienceMs,
    idleMs: patienceMs,
  });
  const entries = toEntries(parseWire(await response.readText(maxListBytes)));
  if (entries === undefined) {
    throw new AppError("upstream_error", `${upstream.name} did not answer with a list of models.`);
  }
  const models = entries.map(toModel).filter((model) => model !== undefined);
  return [...new Map(models.map((model) => [model.name, model])).values()].slice(0, maxModels);
}

/** The list under a name of the answer; undefined when there is none. */
export function entriesAt(body: unknown, name: string): unknown[] | undefined {
  const entries = field(body, name);
  return Array.isArray(entries) ? entries : undefined;
}

import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { processWide } from "@/lib/core/process-wide";
import { knownNames } from "./catalogue/known-models";
import { protocols } from "./protocols";
import type { ProviderModel, Upstream } from "./provider";

/** `models` is undefined while the upstream has never said what it has; `refused`: it does not take the key. */
type Listing = { at: number; models?: ProviderModel[]; failed: boolean; refused?: boolean; running?: Promise<void> };

const freshMs = 5 * 60_000;
const failedFreshMs = 15_000;
const listDeadlineMs = 10_000;

/** What each upstream said it has; asked again in the background when it is old. */
function listings(): Map<string, Listing> {
  return processWide("upstream-models", () => new Map());
}

/**
 * What an upstream has. Only an upstream that was never asked is waited for, and for `patienceMs` at most; one that has
 * said nothing yet has what the catalogue knows of its vendor.
 */
export async function modelsOf(upstream: Upstream, patienceMs: number): Promise<ProviderModel[]> {
  if (upstream.models) return toReady(upstream.models);
  if (upstream.protocol === "embedded") return protocols.embedded.listModels(upstream, AbortSignal.timeout(1000));
  const known = listings().get(upstream.id);
  const isFresh = known && Date.now() - known.at < (known.failed ? failedFreshMs : freshMs);
  const asking = known?.running ?? (isFresh ? undefined : ask(upstream, known));
  if (asking && !known?.at) await Promise.race([asking, pause(patienceMs, undefined, { ref: false })]);
  const listing = listings().get(upstream.id);
  return listing?.models ?? (listing?.refused ? [] : toReady(knownNames(upstream.id)));
}

function toReady(names: readonly string[]): ProviderModel[] {
  return names.map((name) => ({ name, status: { state: "ready" } }));
}

/** Asks an upstream for its models; what it said before stays when it cannot be reached now. */
function ask(upstream: Upstream, known: Listing | undefined): Promise<void> {
  const listing: Listing = {
    at: known?.at ?? 0,
    models: known?.models,
    failed: known?.failed ?? false,
    refused: known?.refused,
  };
  listing.running = protocols[upstream.protocol].listModels(upstream, AbortSignal.timeout(listDeadlineMs)).then(
    (models) => {
      listings().set(upstream.id, { at: Date.now(), models, failed: false });
    },
    (error: unknown) => {
      console.warn(`parley: ${upstream.id} did not list its models: ${error instanceof Error ? error.message : error}`);
      const refused = error instanceof AppError && error.code === "upstream_auth_error";
      listings().set(upstream.id, { at: Date.now(), models: listing.models, failed: true, refused });
    },
  );
  listings().set(upstream.id, listing);
  return listing.running;
}

import { setTimeout as pause } from "node:timers/promises";
import { env, providerIds } from "@/env";
import { AppError } from "@/lib/core/errors";
import type { Capabilities, ModelEntry, ModelList, UnconfiguredProvider } from "@/lib/core/model";
import { processWide } from "@/lib/core/process-wide";
import { capabilitiesOf } from "./catalogue/capabilities-of";
import { embeddedUpstream } from "./embedded/provider";
import { protocols } from "./protocols";
import type { ProviderModel, Upstream } from "./provider";
import { vendors } from "./vendors";

/** A model id found: who answers it, the upstream's own name for it, and what the upstream says it can. */
export type ResolvedModel = {
  upstream: Upstream;
  model: string;
  qualifiedId: string;
  listed: Partial<Capabilities>;
};

/** The upstreams that are switched on, in the order in which a plain name is looked up; the built-in one is last. */
export function configuredUpstreams(): Upstream[] {
  const configured = providerIds.flatMap((id): Upstream[] => {
    const given = env().providers[id];
    const vendor = vendors[id];
    const baseUrl = given?.baseUrl ?? vendor.baseUrl;
    const isOn = vendor.needsKey ? given?.apiKey !== undefined : given !== undefined;
    if (!given || !isOn || baseUrl === "") return [];
    return [
      {
        id,
        name: vendor.name,
        protocol: vendor.protocol ?? "openai-chat",
        searchProtocol: vendor.searchProtocol,
        thinkingProtocol: vendor.thinkingProtocol,
        baseUrl: baseUrl.replace(/\/+$/, ""),
        apiKey: given.apiKey ?? "",
        models: given.models ?? vendor.models,
        quirks: vendor.quirks,
      },
    ];
  });
  return [...configured, embeddedUpstream];
}

/** The providers that wait for a key or an address, with the variable that gives it. */
function unconfiguredProviders(): UnconfiguredProvider[] {
  const on = new Set(configuredUpstreams().map((upstream) => upstream.id));
  return providerIds
    .filter((id) => !on.has(id))
    .map((id) => ({
      provider: id,
      providerName: vendors[id].name,
      variable: `${id.toUpperCase()}_${vendors[id].needsKey ? "API_KEY" : "BASE_URL"}`,
    }));
}

type Listing = { at: number; models: ProviderModel[]; failed: boolean; running?: Promise<void> };

const freshMs = 5 * 60_000;
const failedFreshMs = 15_000;
const listDeadlineMs = 10_000;
const resolvePatienceMs = 2_000;
const listPatienceMs = 1_500;

/** What each upstream said it has; asked again in the background when it is old. */
function listings(): Map<string, Listing> {
  return processWide("upstream-models", () => new Map());
}

/** What an upstream has. Only an upstream that was never asked is waited for, and for `patienceMs` at most. */
async function modelsOf(upstream: Upstream, patienceMs: number): Promise<ProviderModel[]> {
  if (upstream.models) return upstream.models.map((name) => ({ name, status: { state: "ready" } }));
  if (upstream.protocol === "embedded") return protocols.embedded.listModels(upstream, AbortSignal.timeout(1000));
  const known = listings().get(upstream.id);
  const isFresh = known && Date.now() - known.at < (known.failed ? failedFreshMs : freshMs);
  const asking = known?.running ?? (isFresh ? undefined : ask(upstream, known));
  if (asking && !known?.at) await Promise.race([asking, pause(patienceMs, undefined, { ref: false })]);
  return listings().get(upstream.id)?.models ?? [];
}

/** Asks an upstream for its models; what it said before stays when it cannot be reached now. */
function ask(upstream: Upstream, known: Listing | undefined): Promise<void> {
  const listing: Listing = { at: known?.at ?? 0, models: known?.models ?? [], failed: known?.failed ?? false };
  listing.running = protocols[upstream.protocol].listModels(upstream, AbortSignal.timeout(listDeadlineMs)).then(
    (models) => {
      listings().set(upstream.id, { at: Date.now(), models, failed: false });
    },
    (error: unknown) => {
      console.warn(`parley: ${upstream.id} did not list its models: ${error instanceof Error ? error.message : error}`);
      listings().set(upstream.id, { at: Date.now(), models: listing.models, failed: true });
    },
  );
  listings().set(upstream.id, listing);
  return listing.running;
}

/**
 * Finds who answers `id`: `provider/name`, or a plain name at every provider that has it, the first of them first.
 * Where the first fails, the others may be asked. Never empty.
 * @throws AppError model_not_found.
 */
export async function resolveModel(id: string): Promise<[ResolvedModel, ...ResolvedModel[]]> {
  const upstreams = configuredUpstreams();
  const slash = id.indexOf("/");
  const named = upstreams.find((upstream) => slash > 0 && upstream.id === id.slice(0, slash));
  if (named) {
    const model = id.slice(slash + 1);
    const known = await modelsOf(named, named.protocol === "embedded" || named.models ? resolvePatienceMs : 0);
    const isClosed = named.models !== undefined || (named.protocol === "embedded" && known.length > 0);
    const entry = known.find((one) => one.name === model);
    if (model !== "" && (!isClosed || entry)) return [toResolved(named, model, entry)];
  }
  const lists = await Promise.all(upstreams.map((upstream) => modelsOf(upstream, resolvePatienceMs)));
  const having = upstreams.flatMap((upstream, index) => {
    const entry = lists[index]?.find((model) => model.name === id);
    return entry ? [toResolved(upstream, id, entry)] : [];
  });
  const [first, ...others] = having;
  if (first) return [first, ...others];
  throw new AppError("model_not_found", `There is no model "${id}".`, { param: "model" });
}

function toResolved(upstream: Upstream, model: string, entry: ProviderModel | undefined): ResolvedModel {
  return { upstream, model, qualifiedId: `${upstream.id}/${model}`, listed: entry?.capabilities ?? {} };
}

/** Every model that can be asked for, each under one id, with its state, and what could still be connected. */
export async function listAllModels(): Promise<ModelList> {
  const upstreams = configuredUpstreams();
  const lists = await Promise.all(upstreams.map((upstream) => modelsOf(upstream, listPatienceMs)));
  const taken = new Set<string>();
  const models = upstreams.flatMap((upstream, index) =>
    (lists[index] ?? []).map((model): ModelEntry => {
      const qualifiedId = `${upstream.id}/${model.name}`;
      const id = taken.has(model.name) ? qualifiedId : model.name;
      taken.add(model.name);
      return {
        id,
        qualifiedId,
        name: model.name,
        provider: upstream.id,
        providerName: upstream.name,
        status: model.status,
        ...(model.title === undefined ? {} : { title: model.title }),
        capabilities: capabilitiesOf(upstream, upstream.protocol, model.name, model.capabilities),
      };
    }),
  );
  return { models, unconfigured: unconfiguredProviders(), defaultModel: chooseDefault(models) };
}

/** The model the composer starts with: as configured, else the contract's default, else the best that is ready. */
function chooseDefault(models: readonly ModelEntry[]): string {
  const wanted = env().defaultModel;
  if (wanted) return wanted;
  const ready = models.filter((model) => model.status.state === "ready");
  const remote = ready.filter((model) => model.provider !== embeddedUpstream.id);
  const chosen =
    remote.find((model) => model.name === "gpt-4o-mini") ??
    remote[0] ??
    ready.find((model) => model.name === "local") ??
    ready[0];
  return chosen?.id ?? "starter";
}

import { setTimeout as pause } from "node:timers/promises";
import { env, providerIds } from "@/env";
import { AppError } from "@/lib/core/errors";
import type { ModelEntry, ModelList, UnconfiguredProvider } from "@/lib/core/model";
import { processWide } from "@/lib/core/process-wide";
import { embeddedProvider, embeddedUpstream } from "./embedded/provider";
import { openAiChatProvider } from "./openai-chat/provider";
import type { Provider, ProviderModel, Upstream } from "./provider";
import { vendors } from "./vendors";

const protocols: Record<Upstream["protocol"], Provider> = {
  "openai-chat": openAiChatProvider,
  embedded: embeddedProvider,
};

/** A model id found: who answers it, and the upstream's own name for it. */
export type ResolvedModel = { provider: Provider; upstream: Upstream; model: string; qualifiedId: string };

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
        protocol: "openai-chat",
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
 * Finds who answers `id`: `provider/name`, or a plain name at the first provider that has it.
 * @throws AppError model_not_found.
 */
export async function resolveModel(id: string): Promise<ResolvedModel> {
  const upstreams = configuredUpstreams();
  const slash = id.indexOf("/");
  const named = upstreams.find((upstream) => slash > 0 && upstream.id === id.slice(0, slash));
  if (named) {
    const model = id.slice(slash + 1);
    const closedList =
      named.models ??
      (named.protocol === "embedded" ? (await modelsOf(named, resolvePatienceMs)).map((m) => m.name) : []);
    if (model !== "" && (closedList.length === 0 || closedList.includes(model))) return toResolved(named, model);
  }
  const lists = await Promise.all(upstreams.map((upstream) => modelsOf(upstream, resolvePatienceMs)));
  const having = upstreams.find((_, index) => lists[index]?.some((model) => model.name === id));
  if (having) return toResolved(having, id);
  throw new AppError("model_not_found", `There is no model "${id}".`, { param: "model" });
}

function toResolved(upstream: Upstream, model: string): ResolvedModel {
  return { provider: protocols[upstream.protocol], upstream, model, qualifiedId: `${upstream.id}/${model}` };
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
        ...(model.contextLength === undefined ? {} : { contextLength: model.contextLength }),
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

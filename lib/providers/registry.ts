import { env, providerIds } from "@/env";
import { AppError } from "@/lib/core/errors";
import type { Capabilities, ModelEntry, ModelList, UnconfiguredProvider } from "@/lib/core/model";
import { entryCapabilities } from "./catalogue/entry-capabilities";
import { isChatModel } from "./catalogue/is-chat-model";
import { knownModel } from "./catalogue/known-models";
import { embeddedUpstream } from "./embedded/provider";
import type { ProviderModel, Upstream } from "./provider";
import { modelsOf } from "./upstream-models";
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

const resolvePatienceMs = 2_000;
const listPatienceMs = 1_500;

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
  throw notFound(id);
}

function notFound(id: string): AppError {
  return new AppError("model_not_found", `There is no model "${id}".`, { param: "model" });
}

/** One object for all of them: capabilities are remembered by what was listed. */
const nothingListed: Partial<Capabilities> = {};

function toResolved(upstream: Upstream, model: string, entry: ProviderModel | undefined): ResolvedModel {
  return { upstream, model, qualifiedId: `${upstream.id}/${model}`, listed: entry?.capabilities ?? nothingListed };
}

/** Every model that can be asked for, each under one id, with its state, and what could still be connected. */
export async function listAllModels(): Promise<ModelList> {
  const upstreams = configuredUpstreams();
  const lists = await Promise.all(upstreams.map((upstream) => modelsOf(upstream, listPatienceMs)));
  const taken = new Set<string>();
  // OpenRouter's `openai/gpt-4o` would be taken for the model of that name at OpenAI itself.
  const soundsElsewhere = (name: string, own: Upstream) =>
    upstreams.some((upstream) => upstream !== own && name.startsWith(`${upstream.id}/`));
  const models = upstreams.flatMap((upstream, index) =>
    (lists[index] ?? []).flatMap((model): ModelEntry[] => {
      if (!isChatModel(model.name)) return [];
      const needsProvider = taken.has(model.name) || soundsElsewhere(model.name, upstream);
      const id = needsProvider ? `${upstream.id}/${model.name}` : model.name;
      taken.add(model.name);
      return [toEntry(id, upstream, model)];
    }),
  );
  return { models, unconfigured: unconfiguredProviders(), defaultModel: chooseDefault(models) };
}

function toEntry(id: string, upstream: Upstream, { name, status, title, capabilities }: ProviderModel): ModelEntry {
  const knownTitle = title ?? knownModel(upstream.id, name)?.name;
  return {
    id,
    qualifiedId: `${upstream.id}/${name}`,
    name,
    provider: upstream.id,
    providerName: upstream.name,
    status,
    ...(knownTitle === undefined ? {} : { title: knownTitle }),
    capabilities: entryCapabilities(upstream, name, capabilities),
  };
}

/**
 * One model by either of its ids. Beside the listed ones those are found that the catalogue knows, or that an upstream
 * may have which lists none.
 * @throws AppError model_not_found.
 */
export async function describeModel(id: string): Promise<ModelEntry> {
  const { models } = await listAllModels();
  const listed = models.find((model) => model.id === id) ?? models.find((model) => model.qualifiedId === id);
  if (listed) return listed;
  const [{ upstream, model, qualifiedId }] = await resolveModel(id);
  const all = await modelsOf(upstream, 0);
  const own = all.find((one) => one.name === model);
  if (!own && all.length > 0 && !knownModel(upstream.id, model)) throw notFound(id);
  return toEntry(qualifiedId, upstream, own ?? { name: model, status: { state: "ready" } });
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

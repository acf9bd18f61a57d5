import { type Env, env, type ProviderId, type SearchEngineId, searchEngineIds } from "@/env";
import { AppError } from "@/lib/core/errors";
import type { SearchEngineEntry } from "@/lib/core/model";
import type { SearchEngine } from "./engine";
import type { EngineFormat } from "./engine-format";
import { bocha } from "./formats/bocha";
import { brave } from "./formats/brave";
import { exa } from "./formats/exa";
import { geekaiFormat } from "./formats/geekai";
import { jina } from "./formats/jina";
import { searxng } from "./formats/searxng";
import { serper } from "./formats/serper";
import { tavily } from "./formats/tavily";
import { wikipedia } from "./formats/wikipedia";
import { zhipuFormat } from "./formats/zhipu";
import { httpEngine } from "./http-engine";

/** One way to an engine: its format, and the entry of the environment that makes it usable. */
type Offer = { format: EngineFormat } & ({ provider: ProviderId } | { engine: SearchEngineId });

/** An engine and the ways to it, best first. */
type Listing = { id: string; offers: Offer[] };

/** Zhipu's engines; the second name is the one that GeekAI sells it under, where it does (gateway.md 1.5). */
const zhipuEngines: [engine: string, name: string, geekaiModel?: string][] = [
  ["std", "智谱 Standard", "glm-search-std"],
  ["pro", "智谱 Pro", "glm-search-pro"],
  ["pro-sogou", "智谱 Pro · Sogou", "glm-search-pro-sogou"],
  ["pro-quark", "智谱 Pro · Quark", "glm-search-pro-quark"],
  ["pro-jina", "智谱 Pro · Jina", "jina-search-v1"],
  ["pro-bing", "智谱 Pro · Bing"],
];

const formats: Record<SearchEngineId, EngineFormat> = { tavily, exa, brave, serper, bocha, jina, searxng, wikipedia };

const listings: Listing[] = [
  ...zhipuEngines.map(([engine, name, geekaiModel]): Listing => {
    const zhipu: Offer = { provider: "zhipu", format: zhipuFormat(name, `search_${engine.replaceAll("-", "_")}`) };
    const geekai: Offer[] =
      geekaiModel === undefined ? [] : [{ provider: "geekai", format: geekaiFormat(`${name} (GeekAI)`, geekaiModel) }];
    return { id: `glm/search-${engine}`, offers: [zhipu, ...geekai] };
  }),
  ...searchEngineIds.map((engine): Listing => ({ id: engine, offers: [{ engine, format: formats[engine] }] })),
];

/** The engines that a question can name, those that can be used first. */
export function listSearchEngines(): SearchEngineEntry[] {
  const entries = listings.map((listing) => ({
    id: listing.id,
    name: listing.offers[0]?.format.name ?? listing.id,
    ready: readyEngine(listing) !== undefined,
  }));
  return entries.toSorted((a, b) => Number(b.ready) - Number(a.ready));
}

/**
 * The engine of an id, in any of its spellings. Without one: the administrator's choice, else the first that is
 * configured, else Wikipedia.
 * @throws AppError invalid_value when there is no such engine, or it is not configured.
 */
export function requireEngine(id: string | undefined): SearchEngine {
  const wanted = toEngineId(id);
  if (wanted === "" || wanted === "native") return defaultEngine();
  const param = "search_config.engine";
  const listing = listings.find((one) => one.id === wanted);
  if (listing === undefined) {
    const known = listings.map((one) => one.id).join(", ");
    throw new AppError("invalid_value", `There is no such search engine. Known are: ${known}.`, { param });
  }
  const engine = readyEngine(listing);
  if (engine) return engine;
  const variables = listing.offers.map(variableOf).join(" or ");
  throw new AppError("invalid_value", `The search engine ${listing.id} needs ${variables} to be set.`, { param });
}

function defaultEngine(): SearchEngine {
  const chosen = toEngineId(env().defaultSearchEngine);
  const inOrder = [...listings.filter((one) => one.id === chosen), ...listings];
  for (const listing of inOrder) {
    const engine = readyEngine(listing);
    if (engine) return engine;
  }
  return httpEngine("wikipedia", wikipedia, {});
}

/** `search-std`, `glm-search-std` and `search_std` are all `glm/search-std`. */
function toEngineId(id: string | undefined): string {
  const plain = (id ?? "").trim().toLowerCase().replaceAll("_", "-");
  return plain.replace(/^(glm[/-])?search-/, "glm/search-");
}

function readyEngine(listing: Listing): SearchEngine | undefined {
  for (const offer of listing.offers) {
    const { apiKey, baseUrl } = placeOf(offer, env());
    const isReady = offer.format.needsKey ? apiKey : (baseUrl ?? offer.format.baseUrl);
    if (isReady) return httpEngine(listing.id, offer.format, { apiKey, baseUrl });
  }
  return undefined;
}

function placeOf(offer: Offer, environment: Env): { apiKey?: string; baseUrl?: string } {
  const place = "provider" in offer ? environment.providers[offer.provider] : environment.searchEngines[offer.engine];
  return place ?? {};
}

function variableOf(offer: Offer): string {
  const prefix = ("provider" in offer ? offer.provider : offer.engine).toUpperCase();
  return `${prefix}_${offer.format.needsKey ? "API_KEY" : "BASE_URL"}`;
}

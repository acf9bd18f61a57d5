import type { Recency, SearchRequest } from "@/lib/core/chat-request";
import type { Capabilities, SearchKind } from "@/lib/core/model";
import type { WireObject } from "@/lib/net/wire-json";
import { toContractSearch, toGlmSearch } from "./zhipu-search-words";

/** A wish for a search on the wire: fields of the body, and tools beside the client's own. */
export type SearchFields = { fields: WireObject; tools: WireObject[] };

/** Moonshot's own tool, which is called like a function and answered with its own arguments (gateway.md 3.2). */
export const kimiSearchName = "$web_search";

type Spelling = (search: SearchRequest) => Partial<SearchFields>;

/** Each vendor's words for "search first" (gateway.md 3.1 to 3.3); kinds of other protocols are absent. */
const spellings: Partial<Record<SearchKind, Spelling>> = {
  web_search_options: (search) => ({ fields: { web_search_options: { search_context_size: contextSize(search) } } }),
  "openrouter-tool": (search) => ({ tools: [toOpenRouterTool(search)] }),
  perplexity: (search) => ({ fields: toPerplexityFields(search) }),
  "glm-tool": (search) => ({ tools: [{ type: "web_search", web_search: toGlmSearch(search) }] }),
  "qwen-options": (search) => ({ fields: { enable_search: true, search_options: toQwenOptions(search) } }),
  "kimi-builtin": () => ({ tools: [{ type: "builtin_function", function: { name: kimiSearchName } }] }),
  "ernie-options": (search) => ({ fields: { web_search: toErnieOptions(search) } }),
  "spark-tool": ({ deepable }) => ({
    tools: [
      {
        type: "web_search",
        web_search: { enable: true, search_mode: deepable ? "deep" : "normal", show_ref_label: true },
      },
    ],
  }),
  "hunyuan-options": ({ deepable, required }) => ({
    fields: {
      enable_enhancement: true,
      citation: true,
      search_info: true,
      force_search_enhancement: required,
      EnableDeepSearch: deepable || undefined,
    },
  }),
  contract: (search) => ({ fields: { enable_search: true, search_config: toContractSearch(search) } }),
};

/** How a search that would be made anyway is refused. */
const refusals: Partial<Record<SearchKind, WireObject>> = {
  perplexity: { disable_search: true },
  "qwen-options": { enable_search: false },
  "ernie-options": { web_search: { enable: false } },
  "hunyuan-options": { enable_enhancement: false },
  contract: { enable_search: false },
};

/** How a model is told to search, or not to. */
export function toSearchFields(search: SearchRequest | false | undefined, model: Capabilities["search"]): SearchFields {
  const nothing: SearchFields = { fields: {}, tools: [] };
  if (!model || search === undefined) return nothing;
  if (search === false) return { ...nothing, fields: refusals[model.kind] ?? {} };
  return { ...nothing, ...spellings[model.kind]?.(search) };
}

function contextSize({ contentSize, deepable }: SearchRequest): string | undefined {
  return contentSize ?? (deepable ? "high" : undefined);
}

function toOpenRouterTool(search: SearchRequest): WireObject {
  const { engine, count, domains, deepable } = search;
  return {
    type: "openrouter:web_search",
    parameters: {
      engine,
      max_results: count,
      search_context_size: contextSize(search),
      allowed_domains: domains?.length ? domains : undefined,
      mode: deepable ? "deep" : undefined,
    },
  };
}

function toPerplexityFields(search: SearchRequest): WireObject {
  const size = contextSize(search);
  return {
    search_domain_filter: search.domains?.length ? search.domains : undefined,
    search_recency_filter: search.recency,
    num_search_results: search.count,
    web_search_options: size && { search_context_size: size },
  };
}

const freshnessDays: Record<Recency, number> = { day: 7, week: 7, month: 30, year: 365 };
const mostQwenSites = 25;

/** Only the strategy `turbo` takes the narrowing options (3.2), and what was narrowed weighs more than depth. */
export function toQwenOptions({ domains, recency, prompt, deepable, required }: SearchRequest): WireObject {
  const narrows = domains?.length || recency !== undefined || prompt !== undefined;
  return {
    search_strategy: narrows ? "turbo" : deepable ? "max" : undefined,
    forced_search: required,
    freshness: recency && freshnessDays[recency],
    assigned_site_list: domains?.length ? domains.slice(0, mostQwenSites) : undefined,
    intention_options: prompt === undefined ? undefined : { prompt_intervene: prompt },
  };
}

const mostErnieResults = 28;

/** https://cloud.baidu.com/doc/qianfan-docs/s/Wm8r4sw29 */
function toErnieOptions({ count, required }: SearchRequest): WireObject {
  return {
    enable: true,
    enable_citation: true,
    enable_trace: true,
    search_mode: required ? "required" : "auto",
    search_number: count && Math.min(mostErnieResults, count),
  };
}

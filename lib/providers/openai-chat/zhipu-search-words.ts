import { recencyWords, type SearchRequest } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";

const usualEngine = "search_std";
const mostResults = 50;
/** What a deep search asks for (gateway.md 3.11). */
const deepResults = 25;

/** The `web_search` object of GLM's tool: each field of the contract under Zhipu's own name. */
export function toGlmSearch(search: SearchRequest): WireObject {
  const size = search.contentSize ?? (search.deepable ? "high" : undefined);
  const count = search.count ?? (search.deepable ? deepResults : undefined);
  return {
    enable: true,
    search_engine: toZhipuEngine(search.engine),
    search_prompt: search.prompt,
    search_intent: search.intent,
    count: count && Math.min(mostResults, count),
    search_domain_filter: toList(search.domains),
    search_recency_filter: search.recency && recencyWords[search.recency],
    // Zhipu knows medium and high only.
    content_size: size === "low" ? "medium" : size,
    // The addresses are wanted even where the results themselves are not.
    search_result: true,
    result_sequence: search.sequence,
    require_search: search.required,
  };
}

/** The `search_config` of the contract, as it was sent to us; `native` is a word of ours for leaving the choice. */
export function toContractSearch(search: SearchRequest): WireObject {
  return {
    engine: search.engine === "native" ? undefined : search.engine,
    deepable: search.deepable,
    return_result: search.returnResult,
    prompt: search.prompt,
    intent: search.intent,
    count: search.count,
    domain_filter: toList(search.domains),
    recency_filter: search.recency && recencyWords[search.recency],
    content_size: search.contentSize,
    result_sequence: search.sequence,
    require_search: search.required,
  };
}

/** `glm/search-pro-sogou` is Zhipu's `search_pro_sogou` (gateway.md 1.5). */
function toZhipuEngine(engine: string | undefined): string {
  return engine?.startsWith("glm/") ? engine.slice("glm/".length).replaceAll("-", "_") : usualEngine;
}

function toList(domains: readonly string[] | undefined): string | undefined {
  return domains?.length ? domains.join(",") : undefined;
}

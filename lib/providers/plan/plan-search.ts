import type { SearchRequest } from "@/lib/core/chat-request";
import type { SearchKind } from "@/lib/core/model";
import type { Draft } from "./plan";
import { knowsEngine, type SearchWish, wishesHeeded } from "./search-wishes";

/** What the wishes are called in a request. */
const params: Record<SearchWish, string> = {
  engine: "engine",
  deepable: "deepable",
  prompt: "prompt",
  intent: "intent",
  count: "count",
  domains: "domain_filter",
  recency: "recency_filter",
  contentSize: "content_size",
  sequence: "result_sequence",
  required: "require_search",
};

/** Leaves the search to the model where it has one, and to Parley where it has none. */
export function planSearch(draft: Draft): void {
  const { request, capabilities, emulations } = draft;
  const native = capabilities.search;
  if (!request.search) {
    if (!native?.always) request.search = undefined;
    return;
  }
  const isNative = native !== undefined && (native.withTools || !request.tools?.length);
  if (isNative) {
    request.search = withoutLost(draft, request.search, native.kind);
    return;
  }
  emulations.search = request.search;
  request.search = native?.always ? false : undefined;
}

/** The search with those wishes alone that the model's own search has a word for. */
function withoutLost(draft: Draft, search: SearchRequest, kind: SearchKind): SearchRequest {
  const heeded = wishesHeeded(kind, draft.settings.searchWishes);
  let kept = search;
  for (const wish of Object.keys(params) as SearchWish[]) {
    const isHeeded = heeded.includes(wish) && (wish !== "engine" || knowsEngine(kind, search.engine ?? ""));
    if (isHeeded) continue;
    if (saysSomething(search, wish)) draft.drop(`search_config.${params[wish]}`, "the model searches by itself");
    kept = { ...kept, [wish]: wish === "deepable" ? false : undefined };
  }
  return kept;
}

/** Whether a wish differs from what is done unasked. */
function saysSomething(search: SearchRequest, wish: SearchWish): boolean {
  if (wish === "engine") return search.engine !== undefined && search.engine !== "native";
  if (wish === "sequence") return search.sequence === "before";
  return Boolean(search[wish]);
}

import type { ChatRequest, SearchRequest, ToolDefinition } from "@/lib/core/chat-request";
import type { WireObject } from "@/lib/net/wire-json";
import type { Quirks } from "@/lib/providers/provider";

/** The client's functions and the vendor's search, and how they are to be used. */
export function toToolFields(request: ChatRequest, quirks: Quirks): WireObject {
  const search = request.search ? toSearchTools(request.search, quirks) : [];
  // "None" is said of the functions and would forbid the search as well.
  const isForbidden = request.toolChoice === "none" && search.length > 0;
  const functions = isForbidden ? [] : (request.tools ?? []).map(toFunction);
  if (functions.length + search.length === 0) return {};
  return {
    tools: [...functions, ...search],
    tool_choice: functions.length > 0 ? toChoice(request) : mustSearch(request) ? "required" : undefined,
    parallel_tool_calls: functions.length > 0 ? request.parallelToolCalls : undefined,
  };
}

function mustSearch({ search }: ChatRequest): boolean {
  return search !== undefined && search !== false && search.required === true;
}

function toChoice({ toolChoice }: ChatRequest): unknown {
  return typeof toolChoice === "object" ? { type: "function", name: toolChoice.name } : toolChoice;
}

/** Unlike on chat, a function is strict here unless it says that it is not. */
function toFunction({ name, description, parameters, strict }: ToolDefinition): WireObject {
  return {
    type: "function",
    name,
    description,
    parameters: parameters ?? { type: "object", properties: {} },
    strict: strict ?? false,
  };
}

function toSearchTools(search: SearchRequest, quirks: Quirks): WireObject[] {
  const tools = quirks.searchTools ?? [{ type: "web_search" }];
  return tools.map((tool) => (tool.type === "web_search" ? { ...tool, ...toWishes(search, quirks) } : { ...tool }));
}

/** A deep search is one that reads more. */
function toWishes(search: SearchRequest, { searchWishes = ["domains", "contentSize"] }: Quirks): WireObject {
  const takes = (wish: (typeof searchWishes)[number]) => searchWishes.includes(wish);
  const size = search.contentSize ?? (search.deepable ? "high" : undefined);
  return {
    ...(takes("domains") && search.domains?.length ? { filters: { allowed_domains: search.domains } } : {}),
    ...(takes("contentSize") && size ? { search_context_size: size } : {}),
    ...(takes("count") && search.count ? { limit: search.count } : {}),
  };
}

import type { ChatRequest, SearchRequest, ToolChoice, ToolDefinition, Warning } from "@/lib/core/chat-request";
import type { Turn } from "./to-turns";

type Wire = Record<string, unknown>;

/** Searches one answer may make; each is billed. */
const usualSearches = 5;
const deepSearches = 15;

/** The tools of a request, and how they are to be called. */
export type ToolFields = { tools?: Wire[]; tool_choice?: Wire; warnings: Warning[] };

/** Functions, the search that Anthropic makes by itself, and the choice among them. */
export function toTools(request: ChatRequest, turns: readonly Turn[], isThinking: boolean): ToolFields {
  const search = request.search ? [toSearchTool(request.search)] : [];
  const offered = request.tools ?? [];
  // `none` would rule the search out as well; a model that is shown no functions calls none.
  const isSearchOnly = search.length > 0 && request.toolChoice === "none";
  const tools = [...search, ...(isSearchOnly ? [] : offered.map(toTool))];
  if (tools.length === 0) return { ...toForbidden(toolsUsed(turns)), warnings: [] };
  if (isSearchOnly || offered.length === 0) return { tools, warnings: [] };
  const isForced = request.toolChoice === "required" || typeof request.toolChoice === "object";
  const warnings: Warning[] =
    isForced && isThinking
      ? [{ param: "tool_choice", action: "adjusted", reason: "the model chooses by itself while it thinks" }]
      : [];
  const choice = isForced && isThinking ? "auto" : request.toolChoice;
  return { tools, tool_choice: toChoice(choice, request.parallelToolCalls), warnings };
}

function toTool({ name, description, parameters }: ToolDefinition): Wire {
  return { name, description, input_schema: { properties: {}, ...parameters, type: "object" } };
}

/** https://docs.anthropic.com/en/docs/agents-and-tools/tool-use/web-search-tool */
function toSearchTool({ deepable, domains }: SearchRequest): Wire {
  return {
    type: "web_search_20250305",
    name: "web_search",
    max_uses: deepable ? deepSearches : usualSearches,
    allowed_domains: domains?.length ? domains : undefined,
  };
}

function toChoice(choice: ToolChoice | undefined, parallel: boolean | undefined): Wire | undefined {
  if (choice === "none") return { type: "none" };
  const oneAtATime = parallel === false ? { disable_parallel_tool_use: true } : {};
  if (choice === undefined) return parallel === false ? { type: "auto", ...oneAtATime } : undefined;
  if (typeof choice === "object") return { type: "tool", name: choice.name, ...oneAtATime };
  return { type: choice === "required" ? "any" : "auto", ...oneAtATime };
}

/**
 * "Requests which include `tool_use` or `tool_result` blocks must define tools": those that were called before are
 * named again and forbidden. https://github.com/anthropics/anthropic-sdk-python/issues/494
 */
function toForbidden(names: readonly string[]): { tools?: Wire[]; tool_choice?: Wire } {
  if (names.length === 0) return {};
  return { tools: names.map((name) => toTool({ name })), tool_choice: { type: "none" } };
}

function toolsUsed(turns: readonly Turn[]): string[] {
  const calls = turns.flatMap(({ content }) => content.filter((block) => block.type === "tool_use"));
  return [...new Set(calls.map((block) => String(block.name)))];
}

import type { SearchRequest } from "@/lib/core/chat-request";
import type { SearchKind } from "@/lib/core/model";
import type { Quirks } from "@/lib/providers/provider";

/** What a search can be told beside that it is wanted. */
export type SearchWish = Exclude<keyof SearchRequest, "returnResult">;

const everything: readonly SearchWish[] = [
  "engine",
  "deepable",
  "prompt",
  "intent",
  "count",
  "domains",
  "recency",
  "contentSize",
  "sequence",
  "required",
];
const qwen: readonly SearchWish[] = ["domains", "recency", "prompt", "deepable", "required"];

/** Of `search_config`, what each kind of search has a word for, or does anyway (gateway.md 3.1 to 3.3). */
const wishes: Record<SearchKind, readonly SearchWish[]> = {
  web_search_options: ["contentSize", "deepable", "required"],
  "responses-tool": ["domains", "contentSize", "deepable", "required"],
  "claude-tool": ["domains", "deepable"],
  "gemini-tool": [],
  "openrouter-tool": ["engine", "count", "domains", "contentSize", "deepable"],
  perplexity: ["domains", "recency", "count", "contentSize", "deepable", "required"],
  "glm-tool": everything,
  "qwen-options": qwen,
  "dashscope-options": [...qwen, "sequence"],
  "kimi-builtin": [],
  "ernie-options": ["count", "required"],
  "spark-tool": ["deepable"],
  "hunyuan-options": ["deepable", "required"],
  contract: everything,
};

/** The wishes that a search heeds; on Responses vendors differ. */
export function wishesHeeded(kind: SearchKind, ofVendor: Quirks["searchWishes"]): readonly SearchWish[] {
  if (kind !== "responses-tool" || !ofVendor) return wishes[kind];
  return [...ofVendor, ...(ofVendor.includes("contentSize") ? (["deepable"] as const) : []), "required"];
}

/** Engines that a vendor's search can be made with, where it can be told one of its own. */
const engines: Partial<Record<SearchKind, readonly string[]>> = {
  "openrouter-tool": ["exa", "firecrawl", "parallel", "perplexity"],
};

/** Whether a search can be made with the engine that is named. */
export function knowsEngine(kind: SearchKind, engine: string): boolean {
  return engines[kind]?.includes(engine) ?? true;
}

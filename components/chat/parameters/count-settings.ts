import type { Parameters } from "@/lib/core/draft";

/** How many things are set: each key, and each key of an object that only holds settings. */
export function countSettings(parameters: Parameters, system?: string): number {
  const count = Object.entries(parameters).reduce((sum, [key, value]) => sum + countOf(key, value), 0);
  return count + (system === undefined ? 0 : 1);
}

const holders = new Set(["thinking", "reasoning", "search_config", "web_search_options"]);

function countOf(key: string, value: unknown): number {
  if (value === null || value === undefined) return 0;
  return holders.has(key) && typeof value === "object" ? Object.keys(value).length : 1;
}

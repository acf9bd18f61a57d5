import type { SearchRequest, Warning } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import { cutQuery } from "./cut-query";
import type { EngineLimits, EngineQuery, SearchEngine } from "./engine";
import { toHost } from "./source-url";

const usualCount = 10;
const deepCount = 25;

/** How one search is made: what is asked of the engine, and what of the wish it cannot do. */
export type SearchPlan = {
  count: number;
  hosts: string[];
  warnings: Warning[];
  toQuery(question: string): EngineQuery;
};

/** Fits a wish to an engine. */
export function planSearch(engine: SearchEngine, search: SearchRequest, now: Date): SearchPlan {
  const { limits } = engine;
  const count = Math.min(search.count ?? (search.deepable ? deepCount : usualCount), limits.count);
  const hosts = toHosts(search.domains ?? []);
  const filtered = hosts.length <= limits.hosts ? hosts : [];
  const sites = filtered.length === 0 && limits.siteOperator ? sitesThatFit(hosts, limits) : [];
  const fixed = {
    count,
    contentSize: search.contentSize ?? (search.deepable ? "high" : "medium"),
    hosts: filtered,
    recency: search.recency,
    intent: search.intent === true,
    now,
  } as const;
  return {
    count,
    hosts,
    warnings: [...warningsOf(engine, search), ...hostWarnings(engine, hosts.length, filtered.length + sites.length)],
    toQuery: (question) => ({ ...fixed, text: withSites(question, sites, limits) }),
  };
}

function toHosts(domains: readonly string[]): string[] {
  const hosts = domains.map((domain) => {
    const host = toHost(domain);
    if (host !== undefined) return host;
    const param = "search_config.domain_filter";
    throw new AppError("invalid_value", "A domain to search in must be a host such as example.com.", { param });
  });
  return [...new Set(hosts)];
}

/** As many hosts as leave half of a query to the question. */
function sitesThatFit(hosts: readonly string[], { characters, words = characters }: EngineLimits): string[] {
  const sites: string[] = [];
  for (const host of hosts) {
    sites.push(`site:${host}`);
    if (toClause(sites).length > characters / 2 || sites.length * 2 > words / 2) return sites.slice(0, -1);
  }
  return sites;
}

function toClause(sites: readonly string[]): string {
  return sites.length > 1 ? `(${sites.join(" OR ")})` : sites.join("");
}

/** The question, with the hosts in words of the query where an engine has no filter for them. */
function withSites(question: string, sites: readonly string[], limits: EngineLimits): string {
  if (sites.length === 0) return cutQuery(question, limits);
  const clause = toClause(sites);
  const characters = limits.characters - clause.length - 1;
  // The OR before a site is a word too.
  const words = limits.words && limits.words - sites.length * 2;
  return `${cutQuery(question, { characters, words })} ${clause}`;
}

function hostWarnings({ name }: SearchEngine, wanted: number, told: number): Warning[] {
  if (told === wanted) return [];
  const reason = `${name} was told ${told} of ${wanted} hosts; what it found elsewhere was left out`;
  return [{ param: "search_config.domain_filter", action: "adjusted", reason }];
}

function warningsOf({ name, limits }: SearchEngine, search: SearchRequest): Warning[] {
  const warnings: Warning[] = [];
  if (search.count !== undefined && search.count > limits.count) {
    const reason = `${name} gives at most ${limits.count} results a search`;
    warnings.push({ param: "search_config.count", action: "adjusted", reason });
  }
  if (search.recency !== undefined && !limits.recency) {
    const reason = `${name} cannot be told how new a page must be`;
    warnings.push({ param: "search_config.recency_filter", action: "dropped", reason });
  }
  if (search.intent === true && !limits.intent) {
    const reason = `${name} searches for the words as they are`;
    warnings.push({ param: "search_config.intent", action: "dropped", reason });
  }
  return warnings;
}

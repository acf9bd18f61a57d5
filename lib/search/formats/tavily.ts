import { listField, textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";

/** https://docs.tavily.com/documentation/api-reference/endpoint/search */
export const tavily: EngineFormat = {
  name: "Tavily",
  baseUrl: "https://api.tavily.com",
  needsKey: true,
  limits: { characters: 400, count: 20, recency: true, intent: false, hosts: 300, siteOperator: false },
  toRequest: (query) => ({
    method: "POST",
    path: "search",
    body: {
      query: query.text,
      max_results: query.count,
      // `advanced` gives passages instead of a summary, and costs twice as much.
      search_depth: query.contentSize === "high" ? "advanced" : "basic",
      time_range: query.recency,
      include_domains: query.hosts.length === 0 ? undefined : query.hosts,
      include_favicon: true,
    },
  }),
  toResults: (answer) => listField(answer, "results"),
  toSource: (result) => ({
    url: textField(result, "url"),
    title: textField(result, "title"),
    snippet: textField(result, "content"),
    icon: textField(result, "favicon"),
    date: textField(result, "published_date"),
  }),
};

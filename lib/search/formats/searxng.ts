import { listField, textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";

/** https://docs.searxng.org/dev/search_api.html; a key is only for a proxy in front of it. */
export const searxng: EngineFormat = {
  name: "SearXNG",
  needsKey: false,
  // It gives a page of results, however many that are.
  limits: { characters: 400, count: 50, recency: true, intent: false, hosts: 0, siteOperator: true },
  toRequest: (query) => ({
    method: "GET",
    path: "search",
    params: { q: query.text, format: "json", time_range: query.recency },
  }),
  toResults: (answer) => listField(answer, "results"),
  toSource: (result) => ({
    url: textField(result, "url"),
    title: textField(result, "title"),
    snippet: textField(result, "content"),
    date: textField(result, "publishedDate"),
  }),
  hints: { 403: "its JSON format is switched off. Add json to search.formats in its settings.yml." },
};

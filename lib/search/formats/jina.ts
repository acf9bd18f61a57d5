import type { EngineFormat } from "@/lib/search/engine-format";
import { listAt, textAt } from "@/lib/search/read-json";

/** https://docs.jina.ai (Search API); most results: https://github.com/jina-ai/reader/blob/main/src/api/serp.ts */
export const jina: EngineFormat = {
  name: "Jina",
  baseUrl: "https://s.jina.ai",
  needsKey: true,
  limits: { characters: 400, count: 20, recency: false, intent: false, hosts: 1, siteOperator: true },
  toRequest: (query) => ({
    method: "POST",
    path: "",
    // Jina reads every page that it found when it is not told otherwise; in seconds, how long it waits for one.
    headers: {
      ...(query.contentSize === "high" ? { "x-timeout": "6" } : { "x-respond-with": "no-content" }),
      ...(query.hosts[0] === undefined ? {} : { "x-site": `https://${query.hosts[0]}` }),
    },
    body: { q: query.text, num: query.count },
  }),
  // "AssertionFailureError: No search results available for query", src/api/searcher.ts of the same repository.
  isNothingFound: (status, answer) =>
    status === 422 && (textAt(answer, "message") ?? "").startsWith("No search results available"),
  toResults: (answer) => listAt(answer, "data"),
  toSource: (result) => ({
    url: textAt(result, "url"),
    title: textAt(result, "title"),
    snippet: textAt(result, "content") ?? textAt(result, "description"),
    date: textAt(result, "date"),
  }),
};

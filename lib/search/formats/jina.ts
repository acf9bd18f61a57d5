import { listField, textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";

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
    status === 422 && (textField(answer, "message") ?? "").startsWith("No search results available"),
  toResults: (answer) => listField(answer, "data"),
  toSource: (result) => ({
    url: textField(result, "url"),
    title: textField(result, "title"),
    snippet: textField(result, "content") ?? textField(result, "description"),
    date: textField(result, "date"),
  }),
};

import type { ContentSize } from "@/lib/search/engine";
import type { EngineFormat } from "@/lib/search/engine-format";
import { listAt, textAt } from "@/lib/search/read-json";
import { newestSince } from "./recency";

const characters: Record<ContentSize, number> = { low: 400, medium: 1_000, high: 3_000 };

/** https://github.com/exa-labs/openapi-spec, `POST /search` */
export const exa: EngineFormat = {
  name: "Exa",
  baseUrl: "https://api.exa.ai",
  needsKey: true,
  keyHeader: "x-api-key",
  limits: { characters: 400, count: 50, recency: true, intent: false, hosts: 100, siteOperator: false },
  toRequest: (query) => ({
    method: "POST",
    path: "search",
    body: {
      query: query.text,
      type: "auto",
      numResults: query.count,
      includeDomains: query.hosts.length === 0 ? undefined : query.hosts,
      startPublishedDate: query.recency === undefined ? undefined : newestSince(query.recency, query.now),
      contents: { text: { maxCharacters: characters[query.contentSize] } },
    },
  }),
  toResults: (answer) => listAt(answer, "results"),
  toSource: (result) => ({
    url: textAt(result, "url"),
    title: textAt(result, "title"),
    snippet: textAt(result, "text"),
    icon: textAt(result, "favicon"),
    date: textAt(result, "publishedDate"),
  }),
};

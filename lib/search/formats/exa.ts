import { listField, textField } from "@/lib/net/wire-json";
import type { ContentSize } from "@/lib/search/engine";
import type { EngineFormat } from "@/lib/search/engine-format";
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
  toResults: (answer) => listField(answer, "results"),
  toSource: (result) => ({
    url: textField(result, "url"),
    title: textField(result, "title"),
    snippet: textField(result, "text"),
    icon: textField(result, "favicon"),
    date: textField(result, "publishedDate"),
  }),
};

import type { EngineFormat } from "@/lib/search/engine-format";
import { listAt, textAt } from "@/lib/search/read-json";

const period = { day: "qdr:d", week: "qdr:w", month: "qdr:m", year: "qdr:y" };

/** Google's results. https://serper.dev, schema at https://schemas.apis.io/schemas/serper/serper-search-request/ */
export const serper: EngineFormat = {
  name: "Serper",
  baseUrl: "https://google.serper.dev",
  needsKey: true,
  keyHeader: "x-api-key",
  // Google heeds the first 32 words.
  limits: { characters: 400, words: 32, count: 50, recency: true, intent: false, hosts: 0, siteOperator: true },
  toRequest: (query) => ({
    method: "POST",
    path: "search",
    body: { q: query.text, num: query.count, tbs: query.recency && period[query.recency] },
  }),
  toResults: (answer) => listAt(answer, "organic"),
  toSource: (result) => ({
    url: textAt(result, "link"),
    title: textAt(result, "title"),
    snippet: textAt(result, "snippet"),
    date: textAt(result, "date"),
  }),
};

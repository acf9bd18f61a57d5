import { listField, textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";

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
  toResults: (answer) => listField(answer, "organic"),
  toSource: (result) => ({
    url: textField(result, "link"),
    title: textField(result, "title"),
    snippet: textField(result, "snippet"),
    date: textField(result, "date"),
  }),
};

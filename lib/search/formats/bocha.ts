import type { EngineFormat } from "@/lib/search/engine-format";
import { listAt, numberAt, textAt } from "@/lib/search/read-json";
import { recencyInOnes } from "./recency";

/** https://github.com/BochaAI/bocha-search-mcp; `include` at https://ppio.com/docs/models/reference-web-search */
export const bocha: EngineFormat = {
  name: "Bocha 博查",
  baseUrl: "https://api.bochaai.com/v1",
  needsKey: true,
  limits: { characters: 400, count: 50, recency: true, intent: false, hosts: 20, siteOperator: false },
  toRequest: (query) => ({
    method: "POST",
    path: "web-search",
    body: {
      query: query.text,
      count: query.count,
      freshness: query.recency === undefined ? "noLimit" : recencyInOnes[query.recency],
      summary: query.contentSize !== "low",
      include: query.hosts.length === 0 ? undefined : query.hosts.join("|"),
    },
  }),
  // Bocha's own code stands in the body; the status may be 200 all the same.
  toRefusal: (answer) => {
    const code = Number(textAt(answer, "code") ?? numberAt(answer, "code") ?? 200);
    return code === 200
      ? undefined
      : (textAt(answer, "message") ?? textAt(answer, "msg") ?? `it answered with ${code}.`);
  },
  toResults: (answer) => listAt(answer, "data", "webPages", "value"),
  toSource: (result) => ({
    url: textAt(result, "url"),
    title: textAt(result, "name"),
    snippet: textAt(result, "summary") ?? textAt(result, "snippet"),
    media: textAt(result, "siteName"),
    icon: textAt(result, "siteIcon"),
    date: textAt(result, "datePublished"),
  }),
};

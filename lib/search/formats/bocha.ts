import { listField, numberField, textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";
import { recencyWord } from "./recency";

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
      freshness: recencyWord(query.recency),
      summary: query.contentSize !== "low",
      include: query.hosts.length === 0 ? undefined : query.hosts.join("|"),
    },
  }),
  // Bocha's own code stands in the body; the status may be 200 all the same.
  toRefusal: (answer) => {
    const code = Number(textField(answer, "code") ?? numberField(answer, "code") ?? 200);
    return code === 200
      ? undefined
      : (textField(answer, "message") ?? textField(answer, "msg") ?? `it answered with ${code}.`);
  },
  toResults: (answer) => listField(answer, "data", "webPages", "value"),
  toSource: (result) => ({
    url: textField(result, "url"),
    title: textField(result, "name"),
    snippet: textField(result, "summary") ?? textField(result, "snippet"),
    media: textField(result, "siteName"),
    icon: textField(result, "siteIcon"),
    date: textField(result, "datePublished"),
  }),
};

import { listField, textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";

const freshness = { day: "pd", week: "pw", month: "pm", year: "py" };

/** https://github.com/brave/brave-search-skills/blob/main/skills/web-search/SKILL.md */
export const brave: EngineFormat = {
  name: "Brave Search",
  baseUrl: "https://api.search.brave.com/res/v1",
  needsKey: true,
  keyHeader: "x-subscription-token",
  limits: { characters: 400, words: 50, count: 20, recency: true, intent: false, hosts: 0, siteOperator: true },
  toRequest: (query) => ({
    method: "GET",
    path: "web/search",
    params: {
      q: query.text,
      count: String(query.count),
      freshness: query.recency && freshness[query.recency],
      // Without it the texts hold marks around the words that were found.
      text_decorations: "false",
      result_filter: "web",
    },
  }),
  toResults: (answer) => listField(answer, "web", "results"),
  toSource: (result) => ({
    url: textField(result, "url"),
    title: textField(result, "title"),
    // Plans that have them send further passages of the page by themselves.
    snippet: [
      textField(result, "description") ?? "",
      ...listField(result, "extra_snippets").filter((text) => typeof text === "string"),
    ].join("\n"),
    media: textField(result, "profile", "name"),
    icon: textField(result, "meta_url", "favicon"),
    date: textField(result, "page_age"),
  }),
};

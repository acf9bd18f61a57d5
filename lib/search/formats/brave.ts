import type { EngineFormat } from "@/lib/search/engine-format";
import { listAt, textAt, textsAt } from "@/lib/search/read-json";

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
  toResults: (answer) => listAt(answer, "web", "results"),
  toSource: (result) => ({
    url: textAt(result, "url"),
    title: textAt(result, "title"),
    // Plans that have them send further passages of the page by themselves.
    snippet: [textAt(result, "description") ?? "", ...textsAt(result, "extra_snippets")].join("\n"),
    media: textAt(result, "profile", "name"),
    icon: textAt(result, "meta_url", "favicon"),
    date: textAt(result, "page_age"),
  }),
};

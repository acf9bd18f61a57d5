import { listField, numberField, textField } from "@/lib/net/wire-json";
import type { EngineFormat } from "@/lib/search/engine-format";

const chinese = /\p{Script=Han}/u;
const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Wildcards, excluded words and other operators of CirrusSearch, which a plain question does not mean. */
const operators = /["~*?\\:!|()]|(?<=^|\s)[-+]/g;

/**
 * Articles by their introduction. https://www.mediawiki.org/wiki/API:Search, with `extracts` of
 * https://www.mediawiki.org/wiki/Extension:TextExtracts, which gives at most 20.
 */
export const wikipedia: EngineFormat = {
  name: "Wikipedia",
  baseUrl: ({ text }) => `https://${chinese.test(text) && !japanese.test(text) ? "zh" : "en"}.wikipedia.org`,
  needsKey: false,
  limits: { characters: 300, count: 20, recency: false, intent: false, hosts: 0, siteOperator: false },
  toRequest: (query) => ({
    method: "GET",
    path: "w/api.php",
    // https://foundation.wikimedia.org/wiki/Policy:Wikimedia_Foundation_User-Agent_Policy
    headers: { "user-agent": "Parley/0.1 (self-hosted chat; search on behalf of a person)" },
    params: {
      action: "query",
      format: "json",
      formatversion: "2",
      generator: "search",
      gsrsearch: query.text.replace(operators, " ").replace(/\s+/g, " ").trim(),
      gsrlimit: String(query.count),
      prop: "extracts|info",
      inprop: "url",
      exintro: "1",
      explaintext: "1",
      exlimit: "max",
      exchars: query.contentSize === "low" ? "300" : "1200",
    },
  }),
  // A refusal comes with status 200: https://www.mediawiki.org/wiki/API:Errors_and_warnings
  toRefusal: (answer) => textField(answer, "error", "info"),
  // The pages come in the order of their numbers; `index` is their rank.
  toResults: (answer) =>
    listField(answer, "query", "pages").toSorted(
      (a, b) => (numberField(a, "index") ?? 0) - (numberField(b, "index") ?? 0),
    ),
  toSource: (result) => ({
    url: textField(result, "fullurl"),
    title: textField(result, "title"),
    snippet: textField(result, "extract"),
    media: "Wikipedia",
  }),
};

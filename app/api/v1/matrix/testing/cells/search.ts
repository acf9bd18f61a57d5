import { type Body, drop, emulate, pass } from "@/app/api/v1/matrix/testing/cell";
import { holding } from "@/app/api/v1/matrix/testing/column";
import type { Part } from "@/app/api/v1/matrix/testing/rows";

/** The message with the results, which Parley puts before the question. */
export const results = holding("https://example.org/one", "A fact.", "[2]", "not instructions");

const withResults = (content: unknown): Body => ({
  messages: [
    { role: "system", content },
    { role: "user", content: "Hi" },
  ],
});
const sourced = withResults(results);
const sourcedOnce = withResults(holding("[1]", "https://example.org/one", "A fact."));

/** A model without a search of its own: Parley searches (gateway.md 3.11). */
export function searchedFor(
  sent: Body = sourced,
  oneSource: Body = sourcedOnce,
): Part<"enable_search" | "search_config"> {
  const told = { citations: 2, results: 2, billedUnits: 1 };
  const searched = (query: Body = {}, back: object = {}) =>
    emulate(sent, { ...told, ...back }, { search: { format: "json", q: "Hi", ...query } });
  return {
    enable_search: searched(),
    "enable_search false": pass(),
    "search_config.return_result false": searched({}, { results: 0 }),
    "search_config.domain_filter": searched({ q: "Hi (site:example.org OR site:example.com)" }),
    "search_config.recency_filter": searched({ time_range: "month" }),
    "search_config.count": { ...searched({}, { citations: 1, results: 1 }), sent: oneSource },
    "search_config.content_size": searched(),
    // The answer of the model is taken for the one rewritten query.
    "search_config.deepable": { ...searched({ q: "See [1] and [2]." }), rewrites: true },
    "search_config.prompt": searched({ q: "towers" }),
    "search_config.require_search": searched(),
    "search_config.result_sequence before": searched(),
    "search_config.engine glm/search-pro": emulate(sent, told, { search: zhipuSearch }),
  };
}

/** gateway.md 3.11: `glm/search-X` is Zhipu's `search_X`. */
const zhipuSearch = {
  search_query: "Hi",
  search_engine: "search_pro",
  search_intent: false,
  count: 10,
  search_recency_filter: "noLimit",
  content_size: "medium",
};

type Config =
  | "return_result false"
  | "domain_filter"
  | "recency_filter"
  | "count"
  | "content_size"
  | "deepable"
  | "prompt"
  | "require_search"
  | "result_sequence before"
  | "engine glm/search-pro";

/** A vendor's own search: how it is asked for, and which wishes have a word there; the others are lost (D). */
export type NativeSearch = {
  plain: Body;
  wishes?: Partial<Record<Config, Body>>;
  /** How a search is declined, where the model searches unasked. */
  declined?: Body;
  wire?: string;
  /** Sources that come back, and searches that are billed. */
  citations?: number;
  billedUnits: number;
  next?: Body;
};

const configs: Config[] = [
  "domain_filter",
  "recency_filter",
  "count",
  "content_size",
  "deepable",
  "prompt",
  "require_search",
  "result_sequence before",
  "engine glm/search-pro",
];

/** A model that searches by itself. */
export function searching(native: NativeSearch): Part<"enable_search" | "search_config"> {
  const { plain, wishes = {}, wire, next, billedUnits, citations = 2 } = native;
  const more = { wire, ...(next ? { next, questions: 2 } : {}), back: { citations, results: citations, billedUnits } };
  const lost = (config: Config) => drop(`search_config.${config.split(" ")[0]}`, plain, more);
  const cells = configs.map((config) => {
    const sent = wishes[config];
    return [`search_config.${config}`, sent ? pass(sent, more) : lost(config)];
  });
  return {
    enable_search: pass(plain, more),
    "enable_search false": pass(native.declined),
    "search_config.return_result false": pass(plain, { ...more, back: { ...more.back, results: 0 } }),
    ...Object.fromEntries(cells),
  };
}

import { type Row, refuse } from "@/app/api/v1/matrix/testing/cell";

const search = (config: object, more: object = {}): Row => ({
  body: { enable_search: true, search_config: { return_result: true, ...config }, ...more },
  reply: { text: ["See [1] and [2]."], sources: true },
});

/** gateway.md 1.1 and 1.3: enable_search and search_config. */
export const searchRows = {
  enable_search: search({}),
  "enable_search false": { body: { enable_search: false } },
  "search_config.return_result false": search({ return_result: false }),
  "search_config.domain_filter": search({ domain_filter: "example.org,example.com" }),
  "search_config.recency_filter": search({ recency_filter: "oneMonth" }),
  "search_config.count": search({ count: 1 }),
  "search_config.content_size": search({ content_size: "high" }),
  "search_config.deepable": search({ deepable: true }),
  "search_config.prompt": search({ prompt: "towers" }),
  "search_config.require_search": search({ require_search: true }),
  "search_config.result_sequence before": search({ result_sequence: "before" }),
  "search_config.engine glm/search-pro": search({ engine: "glm/search-pro" }),
  "search_config.count 51": { ...search({ count: 51 }), everywhere: refuse("search_config.count", "invalid_value") },
} satisfies Record<string, Row>;

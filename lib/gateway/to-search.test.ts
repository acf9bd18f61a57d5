import { describe, expect, test } from "vitest";
import { ask, wrongAt } from "./testing/ask";

describe("what a request says of search", () => {
  const plain = { deepable: false, returnResult: false };
  test.each<[object, unknown]>([
    [{}, undefined],
    [{ enable_search: null }, undefined],
    [{ enable_search: false }, false],
    [{ enable_search: false, search_config: { engine: "tavily" } }, false],
    [{ enable_search: true }, plain],
    [{ web_search_options: {} }, plain],
    [{ web_search_options: { search_context_size: "high" } }, { ...plain, contentSize: "high" }],
    [
      { enable_search: true, search_config: { engine: "glm/search-std", deepable: true, return_result: true } },
      { deepable: true, returnResult: true, engine: "glm/search-std" },
    ],
    [
      {
        enable_search: true,
        search_config: {
          engine: "",
          prompt: "rivers",
          intent: true,
          count: 50,
          domain_filter: "A.com, https://b.org/path ,,",
          recency_filter: "oneWeek",
          content_size: "medium",
          result_sequence: "before",
          require_search: true,
        },
      },
      {
        ...plain,
        prompt: "rivers",
        intent: true,
        count: 50,
        domains: ["a.com", "b.org"],
        recency: "week",
        contentSize: "medium",
        sequence: "before",
        required: true,
      },
    ],
    [
      { enable_search: true, search_config: { domain_filter: ["a.com"], recency_filter: "month" } },
      { ...plain, domains: ["a.com"], recency: "month" },
    ],
    [{ enable_search: true, search_config: { domain_filter: "", recency_filter: "noLimit" } }, plain],
  ])("%j means %j", (body, search) => {
    expect(ask(body).search).toEqual(search);
  });

  test.each<[object, string]>([
    [{ enable_search: "yes" }, "enable_search"],
    [{ enable_search: false, web_search_options: {} }, "web_search_options"],
    [{ search_config: { count: 51 } }, "search_config.count"],
    [{ search_config: { count: 0 } }, "search_config.count"],
    [{ search_config: { recency_filter: "yesterday" } }, "search_config.recency_filter"],
    [{ search_config: { content_size: "huge" } }, "search_config.content_size"],
    [{ search_config: { result_sequence: "between" } }, "search_config.result_sequence"],
    [{ search_config: { domain_filter: 3 } }, "search_config.domain_filter"],
  ])("%j is refused at %s", (body, path) => {
    expect(wrongAt(body)).toBe(path);
  });
});

import { expect, test } from "vitest";
import { Citations } from "./to-citations";

const url = "https://example.org/";

test.each([
  ["citations", { citations: [url] }],
  ["citations as objects", { citations: [{ url }] }],
  ["search_info", { search_info: { search_results: [{ url, index: 1 }] } }],
  ["search_results", { search_results: [{ url }] }],
  ["web_search", { web_search: [{ link: url }] }],
  ["annotations of a delta", { choices: [{ delta: { annotations: [{ url_citation: { url } }] } }] }],
  ["references", { references: [{ url }] }],
  ["annotations that are not nested", { choices: [{ messages: [{}, { annotations: [{ url }] }] }] }],
  ["what a tool said", { choices: [{ delta: { role: "tool", content: `[{"url":"${url}"}]` } }] }],
  ["annotations of a message", { choices: [{ message: { annotations: [{ url_citation: { url } }] } }] }],
])("sources are found in %s", (_name, event) => {
  expect(new Citations().read(event)).toEqual([{ index: 1, url }]);
});

test("the first place that holds any counts", () => {
  const event = { citations: [" "], search_results: [{ url }], web_search: [{ link: "https://example.net/" }] };
  expect(new Citations().read(event)).toEqual([{ index: 1, url }]);
});

test("only http and https are kept, trimmed, each once, numbered over the whole answer", () => {
  const citations = new Citations();
  const first = citations.read({
    citations: ["", "javascript:alert(1)", ` ${url} `, url, "data:text/html,x", 7, null],
  });
  const second = citations.read({ citations: [url, "http://example.net/"] });
  expect([first, second]).toEqual([[{ index: 1, url }], [{ index: 2, url: "http://example.net/" }]]);
});

test("what is known of a source goes with it under one name each, and an icon only from the web", () => {
  const citations = new Citations();
  const read = citations.read({
    web_search: [
      { link: url, title: "T", content: "C", media: "M", icon: "https://example.org/i", publish_date: "D" },
      { link: "https://example.net/", icon: "javascript:alert(1)", site_name: "S" },
    ],
  });
  expect(read).toEqual([
    { index: 1, url, title: "T", snippet: "C", media: "M", icon: "https://example.org/i", date: "D" },
    { index: 2, url: "https://example.net/", media: "S" },
  ]);
});

test("results are counted even where their addresses are missing, and once however often they are repeated", () => {
  const citations = new Citations();
  const event = { web_search: [{ title: "lost" }, { link: "" }, { link: url }] };
  citations.read(event);
  citations.read(event);
  expect([citations.count, citations.results]).toEqual([1, 3]);
});

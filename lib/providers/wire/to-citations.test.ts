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

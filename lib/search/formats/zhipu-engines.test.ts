import { afterAll, beforeAll, expect, test } from "vitest";
import { searchWeb } from "@/lib/search/search-web";
import { type StandIn, startStandIn } from "@/lib/search/testing/stand-in";
import { zhipuInput } from "@/lib/search/testing/zhipu-input";

let standIn: StandIn;
beforeAll(async () => {
  standIn = await startStandIn({
    method: "POST",
    path: "/web_search",
    auth: ["authorization", "Bearer key.secret"],
    input: zhipuInput,
    answer: (hits) => ({ search_result: hits.map((hit) => ({ link: hit.url })) }),
  });
  standIn.find(Array.from({ length: 20 }, (_, at) => ({ url: `https://a.org/${at}`, title: "", content: "" })));
  Object.assign(process.env, { ZHIPU_API_KEY: "key.secret", ZHIPU_BASE_URL: standIn.server.url });
});
afterAll(() => standIn.server.close());

test.each([
  ["glm/search-std", "search_std"],
  ["glm/search-pro", "search_pro"],
  ["glm/search-pro-sogou", "search_pro_sogou"],
  ["glm/search-pro-quark", "search_pro_quark"],
  ["glm/search-pro-jina", "search_pro_jina"],
  ["glm/search-pro-bing", "search_pro_bing"],
])("%s is Zhipu's %s, with any number of results", async (engine, name) => {
  const wish = { engine, deepable: false, returnResult: true, count: 7 };
  const found = await searchWeb(wish, "who", { signal: new AbortController().signal });
  expect(found.results).toHaveLength(7);
  expect(standIn.inputs.at(-1)?.search_engine).toBe(name);
});

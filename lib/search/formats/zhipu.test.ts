import { expect, test } from "vitest";
import { requireEngine } from "@/lib/search/engines";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";
import { zhipuInput } from "@/lib/search/testing/zhipu-input";

const key = "0123456789abcdef0123456789abcdef.zhipuSecretPart";

// https://docs.bigmodel.cn/api-reference/工具-api/网络搜索
searchEngineContract({
  id: "glm/search-std",
  key,
  variables: (baseUrl) => ({ ZHIPU_API_KEY: key, ZHIPU_BASE_URL: `${baseUrl}/api/paas/v4` }),
  gives: ["media", "icon", "date"],
  mostResults: 50,
  longestQuery: 70,
  engine: {
    method: "POST",
    path: "/api/paas/v4/web_search",
    auth: ["authorization", `Bearer ${key}`],
    input: zhipuInput,
    answer: (hits) => ({
      created: 1_748_261_757,
      id: "20250526202236b5a7c0b7c0a94ba7",
      request_id: "20250526202236b5a7c0b7c0a94ba7",
      search_intent: [{ intent: "SEARCH_ALL", keywords: "ada lovelace", query: "ada lovelace" }],
      search_result: hits.map((hit, at) => ({
        content: hit.content,
        icon: hit.icon,
        link: hit.url,
        media: hit.media,
        publish_date: hit.date,
        refer: `ref_${at + 1}`,
        title: hit.title,
        images: [],
      })),
    }),
    wrongKey: { status: 401, body: { error: { code: "1000", message: "身份验证失败。" } } },
  },
});

test.each([
  ["search-std", "glm/search-std"],
  ["glm-search-std", "glm/search-std"],
  ["glm/search_pro", "glm/search-pro"],
  ["search_pro_quark", "glm/search-pro-quark"],
  ["GLM/Search-Pro-Jina", "glm/search-pro-jina"],
  ["glm-search-pro-bing", "glm/search-pro-bing"],
])("%s is a spelling of %s", (spelling, id) => {
  expect(requireEngine(spelling).id).toBe(id);
});

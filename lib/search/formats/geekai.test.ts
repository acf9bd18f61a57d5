import { expect, test } from "vitest";
import { z } from "zod";
import { listSearchEngines } from "@/lib/search/engines";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";

const key = "sk-geekai-0123456789abcdef";

// gateway.md 1.5, `POST /web_search`
searchEngineContract({
  id: "glm/search-pro",
  key,
  variables: (baseUrl) => ({ GEEKAI_API_KEY: key, GEEKAI_BASE_URL: `${baseUrl}/api/v1` }),
  gives: ["media", "icon"],
  mostResults: 50,
  longestQuery: 70,
  engine: {
    method: "POST",
    path: "/api/v1/web_search",
    auth: ["authorization", `Bearer ${key}`],
    input: z.strictObject({
      model: z.literal("glm-search-pro"),
      prompt: z.string().min(1).max(70),
      intent: z.boolean(),
      count: z.int().min(1).max(50),
      recency_filter: z.enum(["oneDay", "oneWeek", "oneMonth", "oneYear", "noLimit"]),
      content_size: z.enum(["medium", "high"]),
      domain_filter: z.string().min(1).optional(),
    }),
    answer: (hits) => ({
      id: "search-1",
      created: 1_748_261_757,
      results: hits.map((hit) => ({
        link: hit.url,
        title: hit.title,
        content: hit.content,
        media: hit.media,
        icon: hit.icon,
      })),
    }),
    wrongKey: { status: 401, body: { message: "Authentication Failed" } },
  },
});

test("GeekAI alone serves those of Zhipu's engines that it sells", () => {
  const ready = listSearchEngines().filter((engine) => engine.ready);
  expect(ready.map((engine) => engine.id)).toEqual([
    "glm/search-std",
    "glm/search-pro",
    "glm/search-pro-sogou",
    "glm/search-pro-quark",
    "glm/search-pro-jina",
    "wikipedia",
  ]);
});

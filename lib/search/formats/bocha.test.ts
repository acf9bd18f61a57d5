import { z } from "zod";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";
import type { EngineInterface } from "@/lib/search/testing/stand-in";

const key = "sk-bocha0123456789abcdef";

// https://github.com/BochaAI/bocha-search-mcp and https://ppio.com/docs/models/reference-web-search
const engine: EngineInterface = {
  method: "POST",
  path: "/v1/web-search",
  auth: ["authorization", `Bearer ${key}`],
  input: z.strictObject({
    query: z.string().min(1),
    count: z.int().min(1).max(50),
    freshness: z.enum(["noLimit", "oneDay", "oneWeek", "oneMonth", "oneYear"]),
    summary: z.boolean(),
    include: z
      .string()
      .regex(/^[\w.-]+(\|[\w.-]+){0,19}$/)
      .optional(),
  }),
  answer: (hits) => ({
    code: 200,
    log_id: "d71841bc86b2c0a1",
    msg: null,
    data: {
      _type: "SearchResponse",
      queryContext: { originalQuery: "q" },
      webPages: {
        webSearchUrl: "https://bochaai.com/search?q=q",
        totalEstimatedMatches: 8_912_791,
        value: hits.map((hit) => ({
          id: "https://api.bochaai.com/v1/#WebPages.0",
          name: hit.title,
          url: hit.url,
          displayUrl: hit.url,
          snippet: hit.content.slice(0, 10),
          summary: hit.content,
          siteName: hit.media,
          siteIcon: hit.icon,
          datePublished: `${hit.date}T00:00:00+08:00`,
          dateLastCrawled: "2026-07-22T00:00:00Z",
          cachedPageUrl: null,
        })),
      },
      images: { value: [] },
      videos: null,
    },
  }),
  wrongKey: { status: 401, body: { code: "401", message: "Invalid API KEY", log_id: "c66aac17eab1bb7e" } },
};

searchEngineContract({
  id: "bocha",
  key,
  variables: (baseUrl) => ({ BOCHA_API_KEY: key, BOCHA_BASE_URL: `${baseUrl}/v1` }),
  gives: ["media", "icon", "date"],
  mostResults: 50,
  longestQuery: 400,
  engine,
});

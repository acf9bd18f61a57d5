import { z } from "zod";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";

const key = "tvly-dev-0123456789abcdef";

// https://docs.tavily.com/documentation/api-reference/endpoint/search
searchEngineContract({
  id: "tavily",
  key,
  variables: (baseUrl) => ({ TAVILY_API_KEY: key, TAVILY_BASE_URL: baseUrl }),
  gives: ["icon", "date"],
  mostResults: 20,
  longestQuery: 400,
  engine: {
    method: "POST",
    path: "/search",
    auth: ["authorization", `Bearer ${key}`],
    input: z.strictObject({
      query: z.string().min(1).max(400),
      max_results: z.int().min(0).max(20),
      search_depth: z.enum(["basic", "advanced"]),
      time_range: z.enum(["day", "week", "month", "year"]).optional(),
      include_domains: z.array(z.string()).min(1).max(300).optional(),
      include_favicon: z.boolean(),
    }),
    answer: (hits) => ({
      query: "q",
      answer: null,
      images: [],
      results: hits.map((hit, at) => ({
        title: hit.title,
        url: hit.url,
        content: hit.content,
        score: 0.9 - at / 100,
        raw_content: null,
        favicon: hit.icon,
        published_date: hit.date,
      })),
      response_time: "1.67",
      request_id: "123e4567-e89b-12d3-a456-426614174111",
    }),
    wrongKey: { status: 401, body: { detail: { error: "Unauthorized: missing or invalid API key." } } },
  },
});

import { z } from "zod";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";

const key = "jina_0123456789abcdefghij";

// https://docs.jina.ai (Search API) and https://github.com/jina-ai/reader/blob/main/src/api/serp.ts
searchEngineContract({
  id: "jina",
  key,
  variables: (baseUrl) => ({ JINA_API_KEY: key, JINA_BASE_URL: baseUrl }),
  gives: ["date"],
  mostResults: 20,
  longestQuery: 400,
  engine: {
    method: "POST",
    path: "/",
    auth: ["authorization", `Bearer ${key}`],
    headers: z.looseObject({
      "x-respond-with": z.literal("no-content").optional(),
      "x-site": z.url().optional(),
      "x-timeout": z.string().regex(/^\d+$/).optional(),
    }),
    input: z.strictObject({ q: z.string().min(1), num: z.int().min(0).max(20) }),
    answer: (hits) => ({
      code: 200,
      status: 20_000,
      data: hits.map((hit) => ({
        title: hit.title,
        url: hit.url,
        description: hit.content,
        content: "",
        date: hit.date,
        usage: { tokens: 1_000 },
      })),
      meta: { usage: { tokens: 10_000 } },
    }),
    wrongKey: {
      status: 401,
      body: { data: null, code: 401, name: "AuthenticationFailedError", status: 40_103, message: "Invalid API key" },
    },
  },
});

import { z } from "zod";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";

const key = "11111111-2222-3333-4444-555555555555";

// https://github.com/exa-labs/openapi-spec
searchEngineContract({
  id: "exa",
  key,
  variables: (baseUrl) => ({ EXA_API_KEY: key, EXA_BASE_URL: baseUrl }),
  gives: ["icon", "date"],
  mostResults: 50,
  longestQuery: 400,
  engine: {
    method: "POST",
    path: "/search",
    auth: ["x-api-key", key],
    input: z.strictObject({
      query: z.string().min(1),
      type: z.enum(["keyword", "neural", "fast", "auto", "deep"]),
      numResults: z.int().min(1).max(100),
      includeDomains: z.array(z.string()).min(1).optional(),
      startPublishedDate: z.iso.datetime().optional(),
      contents: z.strictObject({ text: z.strictObject({ maxCharacters: z.int().positive() }) }),
    }),
    answer: (hits) => ({
      requestId: "b5947044c4b78efa9552a7c89b306d95",
      resolvedSearchType: "neural",
      results: hits.map((hit) => ({
        id: hit.url,
        title: hit.title,
        url: hit.url,
        publishedDate: `${hit.date}T01:36:32.547Z`,
        author: null,
        score: 0.46,
        image: "https://example.org/image.png",
        favicon: hit.icon,
        text: hit.content,
      })),
      costDollars: { total: 0.005 },
    }),
    wrongKey: { status: 401, body: { error: "Invalid API key", tag: "INVALID_API_KEY" } },
  },
});

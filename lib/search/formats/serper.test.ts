import { z } from "zod";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";

const key = "0123456789abcdef0123456789abcdefserper";

// https://schemas.apis.io/schemas/serper/serper-search-request/
searchEngineContract({
  id: "serper",
  key,
  variables: (baseUrl) => ({ SERPER_API_KEY: key, SERPER_BASE_URL: baseUrl }),
  gives: ["date"],
  mostResults: 50,
  longestQuery: 400,
  engine: {
    method: "POST",
    path: "/search",
    auth: ["x-api-key", key],
    input: z.strictObject({
      q: z.string().min(1),
      num: z.int().min(1).max(100),
      tbs: z.enum(["qdr:d", "qdr:w", "qdr:m", "qdr:y"]).optional(),
    }),
    answer: (hits) => ({
      searchParameters: { q: "q", type: "search", num: 10, engine: "google" },
      organic: hits.map((hit, at) => ({
        title: hit.title,
        link: hit.url,
        snippet: hit.content,
        date: hit.date,
        sitelinks: [{ title: "More", link: "https://example.org/more" }],
        position: at + 1,
      })),
      peopleAlsoAsk: [],
      relatedSearches: [{ query: "other" }],
      credits: 1,
    }),
    wrongKey: { status: 403, body: { message: "Unauthorized.", statusCode: 403 } },
  },
});

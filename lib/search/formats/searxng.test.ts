import { z } from "zod";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";

// https://docs.searxng.org/dev/search_api.html
searchEngineContract({
  id: "searxng",
  variables: (baseUrl) => ({ SEARXNG_BASE_URL: `${baseUrl}/searx` }),
  gives: ["date"],
  mostResults: 50,
  longestQuery: 400,
  engine: {
    method: "GET",
    path: "/searx/search",
    input: z.strictObject({
      q: z.string().min(1),
      format: z.literal("json"),
      time_range: z.enum(["day", "week", "month", "year"]).optional(),
    }),
    answer: (hits) => ({
      query: "q",
      number_of_results: 0,
      results: hits.map((hit, at) => ({
        url: hit.url,
        title: hit.title,
        content: hit.content,
        publishedDate: `${hit.date}T00:00:00`,
        engine: "duckduckgo",
        template: "default.html",
        parsed_url: ["https", "example.org", "/", "", "", ""],
        engines: ["duckduckgo", "brave"],
        positions: [at + 1],
        score: 1,
        category: "general",
      })),
      answers: [],
      corrections: [],
      infoboxes: [],
      suggestions: ["other"],
      unresponsive_engines: [["google", "timeout"]],
    }),
  },
});

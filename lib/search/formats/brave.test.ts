import { z } from "zod";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";

const key = "BSA0123456789abcdefBRAVE";

// https://github.com/brave/brave-search-skills/blob/main/skills/web-search/SKILL.md
searchEngineContract({
  id: "brave",
  key,
  variables: (baseUrl) => ({ BRAVE_API_KEY: key, BRAVE_BASE_URL: `${baseUrl}/res/v1` }),
  gives: ["media", "icon", "date"],
  mostResults: 20,
  longestQuery: 400,
  engine: {
    method: "GET",
    path: "/res/v1/web/search",
    auth: ["x-subscription-token", key],
    input: z.strictObject({
      q: z
        .string()
        .min(1)
        .max(400)
        .refine((query) => query.split(/\s+/).length <= 50),
      count: z.string().regex(/^([1-9]|1\d|20)$/),
      freshness: z.enum(["pd", "pw", "pm", "py"]).optional(),
      text_decorations: z.enum(["true", "false"]),
      result_filter: z.literal("web"),
    }),
    answer: (hits) => ({
      type: "search",
      query: { original: "q", more_results_available: true },
      // Without a result there is no `web`.
      ...(hits.length === 0
        ? {}
        : {
            web: {
              type: "search",
              results: hits.map((hit) => ({
                title: hit.title,
                url: hit.url,
                description: hit.content,
                age: "2 days ago",
                page_age: `${hit.date}T14:22:41`,
                language: "en",
                profile: { name: hit.media, url: hit.url, long_name: hit.media, img: hit.icon },
                meta_url: { scheme: "https", netloc: "example.org", hostname: "example.org", favicon: hit.icon },
                extra_snippets: ["", "one more"],
              })),
              family_friendly: true,
            },
          }),
      mixed: { type: "mixed", main: [], top: [], side: [] },
    }),
    wrongKey: {
      status: 401,
      body: { type: "ErrorResponse", error: { status: 401, code: "UNAUTHORIZED", detail: "The token is invalid." } },
    },
  },
});

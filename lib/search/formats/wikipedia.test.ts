import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { EngineQuery } from "@/lib/search/engine";
import { searchEngineContract } from "@/lib/search/testing/engine-contract";
import { wikipedia } from "./wikipedia";

// https://www.mediawiki.org/wiki/API:Search and https://www.mediawiki.org/wiki/Extension:TextExtracts
searchEngineContract({
  id: "wikipedia",
  variables: (baseUrl) => ({ WIKIPEDIA_BASE_URL: baseUrl }),
  gives: [],
  mostResults: 20,
  longestQuery: 300,
  engine: {
    method: "GET",
    path: "/w/api.php",
    headers: z.looseObject({ "user-agent": z.string().startsWith("Parley/") }),
    input: z.strictObject({
      action: z.literal("query"),
      format: z.literal("json"),
      formatversion: z.literal("2"),
      generator: z.literal("search"),
      gsrsearch: z.string().min(1).max(300),
      gsrlimit: z.string().regex(/^\d{1,2}$/),
      prop: z.literal("extracts|info"),
      inprop: z.literal("url"),
      exintro: z.literal("1"),
      explaintext: z.literal("1"),
      exlimit: z.literal("max"),
      exchars: z.enum(["300", "1200"]),
    }),
    answer: (hits) => ({
      batchcomplete: true,
      // Without a result there is no `query`. The pages come by their ids, not by rank.
      ...(hits.length === 0
        ? {}
        : {
            query: {
              pages: hits
                .map((hit, at) => ({
                  pageid: 5_000 - at,
                  ns: 0,
                  title: hit.title,
                  index: at + 1,
                  extract: hit.content,
                  contentmodel: "wikitext",
                  pagelanguage: "en",
                  touched: "2026-10-01T00:00:00Z",
                  fullurl: hit.url,
                  editurl: `${hit.url}&action=edit`,
                  canonicalurl: hit.url,
                }))
                .toReversed(),
            },
          }),
    }),
  },
});

describe("Wikipedia", () => {
  const ask = (text: string): EngineQuery => ({
    text,
    count: 10,
    contentSize: "medium",
    hosts: [],
    intent: false,
    now: new Date(),
  });

  test.each([
    ["爱达·勒芙蕾丝是谁", "https://zh.wikipedia.org"],
    ["Who was Ada Lovelace?", "https://en.wikipedia.org"],
    ["エイダ・ラブレスは誰ですか、数学者", "https://en.wikipedia.org"],
  ])("is asked about %s at %s", (question, place) => {
    const { baseUrl } = wikipedia;
    expect(typeof baseUrl === "function" && baseUrl(ask(question))).toBe(place);
  });

  test("takes a question's signs as signs, not as operators", () => {
    const { params } = wikipedia.toRequest(ask('Is "C++" -really- older: than C? (or ~not*)'));
    expect(params?.gsrsearch).toBe("Is C++ really- older than C or not");
  });
});

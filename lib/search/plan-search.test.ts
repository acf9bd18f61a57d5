import { describe, expect, test } from "vitest";
import type { SearchRequest } from "@/lib/core/chat-request";
import type { EngineFormat } from "./engine-format";
import { brave } from "./formats/brave";
import { exa } from "./formats/exa";
import { jina } from "./formats/jina";
import { tavily } from "./formats/tavily";
import { wikipedia } from "./formats/wikipedia";
import { zhipuFormat } from "./formats/zhipu";
import { httpEngine } from "./http-engine";
import { planSearch } from "./plan-search";

/** What an engine would be asked. */
function requestOf(format: EngineFormat, wish: Partial<SearchRequest>, question = "ada") {
  const search = { deepable: false, returnResult: true, ...wish };
  const plan = planSearch(httpEngine("x", format, {}), search, new Date("2026-05-04T10:00:00Z"));
  return format.toRequest(plan.toQuery(question));
}

const domains = ["https://www.a.org/path", "*.b.org", "c.org:8080"];

describe("hosts", () => {
  test("go into the filter of an engine that has one", () => {
    expect(requestOf(tavily, { domains }).body).toMatchObject({
      query: "ada",
      include_domains: ["a.org", "b.org", "c.org"],
    });
    expect(requestOf(zhipuFormat("Z", "search_std"), { domains }).body).toMatchObject({
      search_query: "ada",
      search_domain_filter: "a.org,b.org,c.org",
    });
  });

  test("go into the query where there is no filter for so many", () => {
    const sites = "ada (site:a.org OR site:b.org OR site:c.org)";
    expect(requestOf(brave, { domains }).params?.q).toBe(sites);
    expect(requestOf(jina, { domains }).body?.q).toBe(sites);
    expect(requestOf(brave, { domains: ["a.org"] }).params?.q).toBe("ada site:a.org");
    expect(requestOf(jina, { domains: ["a.org"] })).toMatchObject({
      headers: { "x-site": "https://a.org" },
      body: { q: "ada" },
    });
  });

  test("leave room for the question, however many they are", () => {
    const many = Array.from({ length: 60 }, (_, at) => `a-rather-long-name-${at}.example.org`);
    const query = requestOf(brave, { domains: many }, "who was the first programmer of them all").params?.q ?? "";
    expect(query.startsWith("who was the first programmer of them all (site:")).toBe(true);
    expect(query.length).toBeLessThanOrEqual(400);
    expect(query.endsWith(")")).toBe(true);
  });

  test("that the engine could not be told are warned of", () => {
    const warnings = (format: EngineFormat, hosts: string[]) =>
      planSearch(httpEngine("x", format, {}), { deepable: false, returnResult: true, domains: hosts }, new Date())
        .warnings;
    expect(warnings(brave, domains)).toEqual([]);
    expect(warnings(wikipedia, domains)).toEqual([
      {
        param: "search_config.domain_filter",
        action: "adjusted",
        reason: "Wikipedia was told 0 of 3 hosts; what it found elsewhere was left out",
      },
    ]);
  });

  test("go nowhere where an engine knows no such thing", () => {
    expect(requestOf(wikipedia, { domains }).params?.gsrsearch).toBe("ada");
  });
});

describe("how new a page must be", () => {
  test("becomes a date where an engine wants one", () => {
    expect(requestOf(exa, { recency: "week" }).body?.startPublishedDate).toBe("2026-04-27T10:00:00.000Z");
  });
});

describe("a question", () => {
  test.each([
    "the quick brown fox jumps over the lazy dog and then runs away from the angry farmer",
    "请问人工智能在医疗领域的最新应用有哪些以及它们对医生和病人分别意味着什么呢请详细说明并且给出具体的例子和可靠的来源以及相关的研究数据和结论，谢谢您的耐心解答",
    `see 👩‍👩‍👧‍👦 ${"🦊".repeat(60)}`,
    `${"x".repeat(60)} ${"🦊".repeat(10)}`,
  ])("that is too long is cut between two words: %s", (question) => {
    const query = String(requestOf(zhipuFormat("Z", "search_std"), {}, question).body?.search_query);
    expect(query.length).toBeLessThanOrEqual(70);
    expect(query.length).toBeGreaterThan(55);
    expect(query.isWellFormed()).toBe(true);
    expect(question.startsWith(query)).toBe(true);
    const words = new Intl.Segmenter("und", { granularity: "word" }).segment(question);
    const borders = [...words].map((word) => word.index);
    expect(borders).toContain(question.startsWith(`${query} `) ? query.length + 1 : query.length);
  });

  test("of one endless word is cut inside it", () => {
    const query = requestOf(zhipuFormat("Z", "search_std"), {}, `${"x".repeat(69)}🦊`.repeat(3)).body?.search_query;
    expect(query).toBe("x".repeat(69));
  });
});

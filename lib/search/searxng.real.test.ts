import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SearchRequest } from "@/lib/core/chat-request";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { searchWeb } from "./search-web";
import { hasSearx, type Searx, startSearx } from "./testing/searx";

/** Debian's searx is fetched once, 13 MB; without a mirror there is no real SearXNG to ask, and this is skipped. */
const isHere = hasSearx();
if (!isHere) console.warn("SKIPPED: Debian's searx could not be had, so SearXNG is tested against its stand-in only.");

describe.skipIf(!isHere)("a real SearXNG", () => {
  let web: LoopbackServer;
  let searx: Searx;
  let hits: { link: string; name: string; text: string }[] = [];
  beforeAll(async () => {
    web = await startLoopbackServer((_request, response) => response.end(JSON.stringify({ hits })));
    const engine = {
      name: "loopback",
      shortcut: "lo",
      engine: "json_engine",
      categories: "general",
      search_url: `${web.url}/?q={query}`,
      results_query: "hits",
      url_query: "link",
      title_query: "name",
      content_query: "text",
      enable_http: true,
      timeout: 5,
    };
    searx = await startSearx([
      engine,
      // Knows only what is new, so it is asked only when that is wanted.
      { ...engine, name: "news", shortcut: "ne", search_url: `${web.url}/news?q={query}`, time_range_support: true },
    ]);
    process.env.SEARXNG_BASE_URL = `${searx.url}/`;
  }, 120_000);
  beforeEach(() => {
    web.seen.length = 0;
    hits = [{ link: "https://example.org/one", name: "One & only", text: "The first." }];
  });
  afterAll(async () => {
    await searx?.stop();
    await web?.close();
  });

  const ask = (question: string, wish: Partial<SearchRequest> = {}) =>
    searchWeb({ engine: "searxng", deepable: false, returnResult: true, ...wish }, question, {
      signal: new AbortController().signal,
    });
  const asked = () => web.seen.map((request) => decodeURIComponent(request.url?.replaceAll("+", " ") ?? "")).toSorted();

  test("is asked in its own words and understood", async () => {
    hits = [...hits, { link: "https://example.net/two?a=1&b=2", name: "二", text: "第二个结果" }];
    const found = await ask('爱达·勒芙蕾丝 & "C++"');
    expect(asked()).toEqual(['/?q=爱达·勒芙蕾丝 & "C++"', '/news?q=爱达·勒芙蕾丝 & "C++"']);
    expect(found).toMatchObject({ engine: "searxng", billedUnits: 1, warnings: [] });
    expect(found.results).toEqual([
      { index: 1, url: "https://example.org/one", title: "One & only", snippet: "The first." },
      { index: 2, url: "https://example.net/two?a=1&b=2", title: "二", snippet: "第二个结果" },
    ]);
  });

  test.each(["day", "week", "month", "year"] as const)("takes a %s as how new a page must be", async (recency) => {
    expect((await ask("ada", { recency })).results).toHaveLength(1);
    expect(asked()).toEqual(["/news?q=ada"]);
  });

  test("is told hosts inside the query", async () => {
    hits = [...hits, { link: "https://elsewhere.example/", name: "Elsewhere", text: "" }];
    const found = await ask("ada", { domains: ["example.org", "example.net"] });
    expect(asked()[0]).toBe("/?q=ada (site:example.org OR site:example.net)");
    expect(found.results.map((result) => result.url)).toEqual(["https://example.org/one"]);
  });

  test("finds nothing when its engines fail", async () => {
    hits = [];
    expect(await ask("ada")).toMatchObject({ results: [], billedUnits: 1 });
  });
});

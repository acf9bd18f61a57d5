import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import { searchWeb } from "@/lib/search/search-web";

/** What engines answer, word for word, by the path that they are asked at. */
const answers: Record<string, [status: number, body: unknown]> = {
  "/bocha/web-search": [200, { code: "403", message: "You do not have enough money sk-bocha", log_id: "1" }],
  "/jina/": [
    422,
    { data: null, code: 422, name: "AssertionFailureError", message: "No search results available for query q" },
  ],
  "/searxng/search": [403, "<!doctype html><title>403 Forbidden</title>"],
  "/wikipedia/w/api.php": [200, { error: { code: "ratelimited", info: "You've exceeded your rate limit." } }],
  "/tavily/search": [432, { detail: { error: "This request exceeds your plan's set usage limit." } }],
};

let server: LoopbackServer;
beforeAll(async () => {
  server = await startLoopbackServer((request, response) => {
    const [status, body] = answers[new URL(request.url ?? "", "http://x").pathname] ?? [404, {}];
    sendJson(response, status, body);
  });
  const engines = { BOCHA: "bocha", JINA: "jina", SEARXNG: "searxng", WIKIPEDIA: "wikipedia", TAVILY: "tavily" };
  for (const [prefix, path] of Object.entries(engines)) {
    Object.assign(process.env, { [`${prefix}_API_KEY`]: "sk-bocha", [`${prefix}_BASE_URL`]: `${server.url}/${path}` });
  }
});
afterAll(() => server.close());

const ask = (engine: string) =>
  searchWeb({ engine, deepable: false, returnResult: true }, "who", { signal: new AbortController().signal });

describe("a refusal", () => {
  test("inside a successful answer is one, without the key", async () => {
    const message = "Bocha 博查: You do not have enough money [key]";
    await expect(ask("bocha")).rejects.toMatchObject({ code: "upstream_error", message });
    await expect(ask("wikipedia")).rejects.toMatchObject({ message: "Wikipedia: You've exceeded your rate limit." });
  });

  test("for want of JSON in SearXNG says what to do", async () => {
    await expect(ask("searxng")).rejects.toMatchObject({
      code: "upstream_error",
      message: "SearXNG: its JSON format is switched off. Add json to search.formats in its settings.yml.",
    });
  });

  test("because a plan is used up is a matter of quota", async () => {
    await expect(ask("tavily")).rejects.toMatchObject({ code: "insufficient_quota" });
  });

  test("because nothing was found is an answer", async () => {
    expect(await ask("jina")).toMatchObject({ results: [], billedUnits: 1 });
  });
});

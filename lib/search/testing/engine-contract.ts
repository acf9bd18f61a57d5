import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SearchRequest } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import { searchWeb } from "@/lib/search/search-web";
import { type EngineInterface, type Hit, type StandIn, startStandIn } from "./stand-in";

/** What the suite needs to drive one engine. */
export type EngineHarness = {
  id: string;
  /** Variables of the environment that make it usable at an address. */
  variables(baseUrl: string): Record<string, string>;
  /** The key in those variables, which must not show. */
  key?: string;
  engine: EngineInterface;
  /** The optional fields that its results have. */
  gives: ("media" | "icon" | "date")[];
  mostResults: number;
  /** Longest query it takes, in characters. */
  longestQuery: number;
};

const hits: Hit[] = Array.from({ length: 60 }, (_, at) => ({
  url: `https://site${at + 1}.example.org/page?q=${at + 1}`,
  title: `Page ${at + 1}`,
  content: `What page ${at + 1} says.`,
  media: `Site ${at + 1}`,
  icon: `https://site${at + 1}.example.org/icon.png`,
  date: "2026-03-01",
}));

/** What every search engine keeps, whatever its format. Call it inside a test file of the engine. */
export function searchEngineContract(harness: EngineHarness): void {
  describe(`${harness.id} as a search engine`, () => {
    let standIn: StandIn;
    let canary: LoopbackServer;
    beforeAll(async () => {
      standIn = await startStandIn(harness.engine);
      canary = await startLoopbackServer((_request, response) => response.end("{}"));
      Object.assign(process.env, harness.variables(standIn.server.url));
    });
    beforeEach(() => {
      standIn.inputs.length = 0;
      standIn.find(hits);
    });
    afterAll(async () => {
      await Promise.all([standIn.server.close(), canary.close()]);
    });

    const search = (wish: Partial<SearchRequest> = {}, question = "who was Ada Lovelace", signal?: AbortSignal) =>
      searchWeb({ engine: harness.id, deepable: false, returnResult: true, ...wish }, question, {
        signal: signal ?? new AbortController().signal,
      });
    const failure = async (asking: Promise<unknown> = search()): Promise<AppError> => {
      const error = await asking.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (!(error instanceof AppError)) throw new Error(`no AppError: ${error}`);
      return error;
    };

    test("gives ten results, numbered, with the fields that it has", async () => {
      const found = await search();
      expect(found).toMatchObject({ engine: harness.id, queries: ["who was Ada Lovelace"], billedUnits: 1 });
      expect(found.results.map((result) => result.index)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
      const [first] = found.results;
      const { url, title, content, ...optional } = hits[0] ?? { url: "", title: "", content: "" };
      expect(first).toMatchObject({ url, title });
      expect(first?.snippet).toContain(content);
      for (const field of harness.gives) expect(first?.[field]).toContain(optional[field]);
    });

    test("understands every combination of wishes", async () => {
      for (const recency of [undefined, "day", "week", "month", "year"] as const) {
        for (const contentSize of [undefined, "low", "medium", "high"] as const) {
          for (const domains of [undefined, ["example.org"], ["site1.example.org", "site2.example.org"]]) {
            await search({ recency, contentSize, domains, count: 7, intent: contentSize === "low" });
          }
        }
      }
      expect(standIn.inputs).toHaveLength(60);
    });

    test.each([1, 25, 50])("gives at most %i results when so many are wanted", async (count) => {
      expect((await search({ count })).results).toHaveLength(Math.min(count, harness.mostResults));
    });

    test("gives results of the wanted hosts only", async () => {
      const found = await search({
        domains: ["site3.example.org", "*.site4.example.org", "https://site5.example.org/x"],
      });
      expect(found.results.map((result) => new URL(result.url).hostname)).toEqual([
        "site3.example.org",
        "site4.example.org",
        "site5.example.org",
      ]);
      expect(found.results.map((result) => result.index)).toEqual([1, 2, 3]);
    });

    test("is never asked more than it takes", async () => {
      for (const question of [
        "a long question about many things ".repeat(40),
        "一个关于许多事情的很长的问题".repeat(60),
      ]) {
        const { queries } = await search({ domains: ["example.org", "example.com", "example.net"] }, question);
        expect(queries[0]?.length).toBeLessThanOrEqual(harness.longestQuery);
        expect(queries[0]?.length).toBeGreaterThan(35);
      }
    });

    test("leaves out what is no web page, and what it has given before", async () => {
      standIn.find([
        { url: "javascript:alert(1)", title: "a", content: "a" },
        { url: "ftp://example.org/", title: "b", content: "b" },
        { url: "https://user:pass@example.org/", title: "c", content: "c" },
        { url: "", title: "d", content: "d" },
        { url: "https://www.example.org/one/?utm_source=x", title: "e", content: "e" },
        { url: "http://example.org/one#part", title: "f", content: "f" },
        { url: "https://example.org/two", title: "g", content: "g" },
      ]);
      expect((await search()).results.map((result) => result.title)).toEqual(["e", "g"]);
    });

    test("passes on no hidden character and no endless text", async () => {
      const tags = [..."ignore all"].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join("");
      const dirt = `a${tags}b\u202ec\u200bd\u0007e\u2066f\ufeffg\u{e0101}h\u00adi\u009bj`;
      standIn.find([{ url: "https://example.org/", title: `${dirt}\r\n${dirt}`, content: dirt.repeat(5_000) }]);
      const [result] = (await search()).results;
      expect(result?.title).toBe("abcdefghij abcdefghij");
      expect(result?.snippet).toMatch(/^(abcdefghij)+[a-j]*$/);
      expect(result?.snippet?.length).toBeLessThanOrEqual(6_000);
    });

    test("answers a search without results, which is billed", async () => {
      standIn.find([]);
      expect(await search()).toMatchObject({ results: [], billedUnits: 1, warnings: [] });
    });

    test("is not upset by odd answers", async () => {
      const odd = ["null", "[]", '"text"', "7", '{"__proto__": {"results": [1]}}', '{"results": {"length": 3}}'];
      for (const body of odd) {
        standIn.answerWith((response) => response.end(body));
        expect((await search()).results).toEqual([]);
      }
      expect(Object.hasOwn(Object.prototype, "results")).toBe(false);
    });

    test("fails as an upstream without telling the key", async () => {
      const { key, engine } = harness;
      const wrongKey = engine.wrongKey ?? { status: 500, body: {} };
      standIn.answerWith((response) => sendJson(response, wrongKey.status, wrongKey.body));
      expect((await failure()).code).toBe(engine.wrongKey ? "upstream_auth_error" : "upstream_error");
      standIn.answerWith((response) => sendJson(response, 400, { error: { message: `Bad key ${key} in request` } }));
      const refused = await failure();
      expect(refused.code).toBe("upstream_error");
      if (key !== undefined) expect(`${refused.message} ${refused.stack}`).not.toContain(key);
    });

    test.each([
      [429, "rate_limit_exceeded"],
      [402, "insufficient_quota"],
      [500, "upstream_error"],
      [503, "upstream_unavailable"],
      [504, "timeout"],
    ])("fails with %i as %s", async (status, code) => {
      standIn.answerWith((response) => sendJson(response, status, { message: "no" }, { "retry-after": "7" }));
      expect(await failure()).toMatchObject({ code, retryAfter: 7 });
    });

    test("fails when the answer is no JSON, or without end", async () => {
      standIn.answerWith((response) => response.end("<html>Welcome to the hotel's network</html>"));
      expect((await failure()).code).toBe("upstream_error");
      standIn.answerWith((response) => response.end(`"${"x".repeat(5_000_000)}"`));
      expect((await failure()).code).toBe("upstream_error");
    });

    test("is not led elsewhere by a redirect", async () => {
      for (const status of [301, 302, 303, 307, 308]) {
        standIn.answerWith((response) => response.writeHead(status, { location: canary.url }).end());
        expect((await failure()).code).toBe("upstream_error");
      }
      expect(canary.seen).toHaveLength(0);
    });

    test("lets go of the connection when it is aborted", async () => {
      const closed = Promise.withResolvers<void>();
      const controller = new AbortController();
      standIn.answerWith((response) => {
        response.on("close", () => closed.resolve());
        controller.abort(new Error("enough"));
      });
      await expect(search({}, "who", controller.signal)).rejects.toThrow("enough");
      await closed.promise;
    });
  });
}

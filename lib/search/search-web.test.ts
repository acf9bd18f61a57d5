import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import type { SearchRequest } from "@/lib/core/chat-request";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import { tavily } from "./formats/tavily";
import { httpEngine } from "./http-engine";
import { type SearchOptions, searchWeb } from "./search-web";
import { type Hit, type StandIn, startStandIn } from "./testing/stand-in";

const hit = (url: string, content = ""): Hit => ({ url, title: url, content });

let standIn: StandIn;
let canary: LoopbackServer;
beforeAll(async () => {
  canary = await startLoopbackServer((request, response) => {
    if (request.url === "/away") response.writeHead(302, { location: `${canary.url}/there` }).end();
    else response.setHeader("content-type", "text/html").end(`<p>${"What only the inside knows. ".repeat(20)}</p>`);
  });
  standIn = await startStandIn({
    method: "POST",
    path: "/search",
    input: z.looseObject({ query: z.string() }),
    answer: (hits) => ({ results: hits }),
    auth: ["authorization", "Bearer k"],
  });
  Object.assign(process.env, { TAVILY_API_KEY: "k", TAVILY_BASE_URL: standIn.server.url });
});
beforeEach(() => {
  standIn.inputs.length = 0;
  standIn.find([hit("https://a.invalid/")]);
});
afterAll(() => Promise.all([standIn.server.close(), canary.close()]));

const ask = (wish: Partial<SearchRequest> = {}, options: Partial<SearchOptions> = {}, question = "what is it") =>
  searchWeb({ deepable: false, returnResult: false, ...wish }, question, {
    signal: new AbortController().signal,
    ...options,
  });

describe("a search", () => {
  test("is for the wanted words instead of the question", async () => {
    expect((await ask({ prompt: "  other words " })).queries).toEqual(["other words"]);
    expect((await ask({ prompt: "  " })).queries).toEqual(["what is it"]);
  });

  test("for nothing is not made", async () => {
    for (const question of ["", " \n\u200b ", "?! …"]) {
      const found = await ask({}, {}, question);
      expect(found).toMatchObject({ queries: [], results: [], billedUnits: 0 });
      expect(found.warnings).toMatchObject([{ param: "enable_search", action: "dropped" }]);
    }
    expect(standIn.inputs).toEqual([]);
  });

  test("tells what of the wish the engine cannot do", async () => {
    const { warnings } = await ask({ count: 50, recency: "week", intent: true });
    expect(warnings).toEqual([
      {
        param: "search_config.count",
        action: "adjusted",
        reason: "Tavily gives at most 20 results a search",
      },
      { param: "search_config.intent", action: "dropped", reason: "Tavily searches for the words as they are" },
    ]);
  });

  test.each(["nonsense", "", "http://", "localhost", "exa mple.org"])("on the host %o is refused", async (domain) => {
    const refusal = { code: "invalid_value", param: "search_config.domain_filter" };
    await expect(ask({ domains: ["example.org", domain] })).rejects.toMatchObject(refusal);
    expect(standIn.inputs).toEqual([]);
  });

  test("that is aborted beforehand asks nobody", async () => {
    await expect(ask({}, { signal: AbortSignal.abort(new Error("gone")) })).rejects.toThrow("gone");
    expect(standIn.inputs).toEqual([]);
  });

  test("ends in time when the engine is silent, and when it only trickles", async () => {
    const engine = httpEngine("tavily", tavily, { baseUrl: standIn.server.url, apiKey: "k" }, 300);
    const query = { text: "q", count: 1, contentSize: "low", hosts: [], intent: false, now: new Date() } as const;
    const closed: Promise<void>[] = [];
    for (const trickle of [false, true]) {
      standIn.answerWith((response) => {
        const dripping = trickle ? setInterval(() => response.write(" "), 50) : undefined;
        closed.push(
          new Promise((resolve) => {
            response.on("close", () => resolve(clearInterval(dripping)));
          }),
        );
      });
      await expect(engine.search(query, new AbortController().signal)).rejects.toMatchObject({
        code: "timeout",
        message: "Tavily did not answer within 0.3 seconds.",
      });
    }
    await Promise.all(closed);
  });
});

describe("a deep search", () => {
  const deep = (rewrite?: SearchOptions["rewrite"], wish: Partial<SearchRequest> = {}) =>
    ask({ deepable: true, ...wish }, { rewrite, now: new Date("2026-05-04T10:00:00Z") });
  const queriesOf = async (answer: string) => (await deep(async () => answer)).queries;

  test("asks a model for queries and searches for up to three, deeply", async () => {
    const instructions: string[] = [];
    const found = await deep(async (instruction) => {
      instructions.push(instruction);
      return '```json\n["one", "two", "ONE", "three", "four"]\n```';
    });
    expect(found).toMatchObject({ queries: ["ONE", "two", "three"], billedUnits: 3 });
    expect(standIn.inputs.map((input) => input.query).toSorted()).toEqual(["ONE", "three", "two"]);
    expect(standIn.inputs[0]).toMatchObject({ search_depth: "advanced", max_results: 20 });
    expect(instructions).toHaveLength(1);
    expect(instructions[0]).toContain("2026-05-04");
    expect(instructions[0]).toContain("what is it");
  });

  test("reads lists and lines", async () => {
    expect(await queriesOf('Sure: ["a b", 3, "", "c", "a  b"] Enjoy!')).toEqual(["a b", "c"]);
    expect(await queriesOf('1. first one\n2) "second one"\n\n- third one\n* fourth')).toEqual([
      "first one",
      "second one",
      "third one",
    ]);
  });

  test.each([
    ["without a model to ask", undefined],
    ["when the model says nothing", async () => " \n "],
    ["when the model fails", () => Promise.reject(new Error("overloaded"))],
    [
      "when the model cannot be asked",
      () => {
        throw new Error("none");
      },
    ],
  ])("searches once for the question %s", async (_when, rewrite) => {
    expect(await deep(rewrite)).toMatchObject({ queries: ["what is it"], billedUnits: 1, warnings: [] });
  });

  test("mixes the results fairly, each page once, as many as are wanted", async () => {
    standIn.answerWith((response) => {
      const query = String(standIn.inputs.at(-1)?.query);
      const own = [1, 2, 3, 4].map((rank) => hit(`https://${query}.invalid/${rank}`));
      sendJson(response, 200, {
        results: [...own.slice(0, 1), hit("https://www.shared.invalid/?utm_source=x"), ...own],
      });
    });
    const found = await deep(async () => '["one", "two"]', { count: 5 });
    expect(found.results.map(({ index, url }) => `${index} ${url}`)).toEqual([
      "1 https://one.invalid/1",
      "2 https://two.invalid/1",
      "3 https://www.shared.invalid/?utm_source=x",
      "4 https://one.invalid/2",
      "5 https://two.invalid/2",
    ]);
  });

  test("bills what was answered and tells of the rest", async () => {
    standIn.answerWith((response) => {
      const isGood = standIn.inputs.at(-1)?.query === "two";
      sendJson(response, isGood ? 200 : 429, isGood ? { results: [hit("https://a.invalid/")] } : {});
    });
    const found = await deep(async () => '["one", "two", "three"]');
    expect(found).toMatchObject({ billedUnits: 1, results: [{ index: 1 }], queries: ["one", "two", "three"] });
    const reason = "a rewritten query was not answered: Tavily answered with 429.";
    expect(found.warnings).toEqual(Array(2).fill({ param: "search_config.deepable", action: "adjusted", reason }));
  });

  test("fails when nothing was answered", async () => {
    standIn.answerWith((response) => sendJson(response, 500, {}));
    await expect(deep(async () => '["one", "two"]')).rejects.toMatchObject({ code: "upstream_error" });
  });

  test("stops when it is aborted while the model thinks", async () => {
    const controller = new AbortController();
    const rewrite = () => {
      controller.abort(new Error("gone"));
      return new Promise<string>(() => {});
    };
    await expect(ask({ deepable: true }, { rewrite, signal: controller.signal })).rejects.toThrow("gone");
    expect(standIn.inputs).toEqual([]);
  });

  test("reads no page at a private address, whatever the results say", async () => {
    const { port } = canary;
    const addresses = [
      `http://127.0.0.1:${port}/a`,
      `http://localhost:${port}/`,
      `http://2130706433:${port}/b`,
      `http://[::1]:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
    ];
    standIn.find(addresses.map((url) => hit(url, "excerpt")));
    const found = await deep();
    expect(found.results.map((result) => result.snippet)).toEqual(Array(5).fill("excerpt"));
    expect(canary.seen).toHaveLength(0);
  });
});

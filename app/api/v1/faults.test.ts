import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listUsageEntries } from "@/db/queries/usage";
import { createApiKey } from "@/lib/auth/api-keys";
import { ensureSoloOwner, soloOwner } from "@/lib/auth/solo";
import { closeOutboundAgents } from "@/lib/net/outbound-agents";
import { askCompletions, contentOf, linesOf } from "./testing/ask";
import {
  answer,
  drip,
  finished,
  open,
  openAnd,
  piece,
  refuse,
  type ScriptedUpstream,
  startScriptedUpstream,
} from "./testing/scripted-upstream";

/** The provider's faults, by their numbers in the list of what must hold. Limits on silence are one second here. */

let upstream: ScriptedUpstream;
let token: string;

beforeAll(async () => {
  upstream = await startScriptedUpstream();
  process.env.CUSTOM_BASE_URL = upstream.baseUrl;
  process.env.FIRST_TOKEN_TIMEOUT = "1";
  process.env.IDLE_TIMEOUT = "1";
  await ensureSoloOwner();
  token = (await createApiKey(soloOwner.id, "faults")).token;
});

afterAll(async () => {
  await upstream.close();
  await closeOutboundAgents();
});

const ask = (model: string, more: object = {}, signal?: AbortSignal) =>
  askCompletions(token, { model: `custom/${model}`, ...more }, signal);

const spans = (model: string) => {
  const times = upstream.attemptsOf(model).map((attempt) => attempt.at);
  return times.slice(1).map((at, index) => at - (times[index] ?? 0));
};

describe("1: a rate limit", () => {
  test.each([
    ["in seconds", () => ({ "retry-after": "1" })],
    ["as a date", () => ({ "retry-after": new Date(Date.now() + 2_000).toUTCString() })],
    ["in milliseconds", () => ({ "retry-after-ms": "700" })],
  ])("told %s is waited for and never cut short", async (_, headers) => {
    let told = 0;
    const model = upstream.teach((response, nth) => {
      if (nth > 0) return answer(response, "Now.");
      const given: Record<string, string> = headers();
      const date = Date.parse(given["retry-after"] ?? "");
      told = given["retry-after-ms"] ? 700 : Number.isNaN(Number(given["retry-after"])) ? date - Date.now() : 1_000;
      refuse(response, 429, "Slow down.", given);
    });
    const response = await ask(model, { retries: 2 });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-parley-attempts")).toBe("2");
    expect(spans(model)[0]).toBeGreaterThanOrEqual(told - 5);
  });

  test("longer than anybody waits is handed to the client at once", async () => {
    const model = upstream.teach((response) => refuse(response, 429, "Later.", { "retry-after": "120" }));
    const response = await ask(model, { retries: 3 });
    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "120"]);
    expect(upstream.attemptsOf(model)).toHaveLength(1);
  });

  test("without retries is handed to the client, and the place is left alone for as long as it asked", async () => {
    const model = upstream.teach((response) => refuse(response, 429, "Later.", { "retry-after": "30" }));
    expect((await ask(model)).status).toBe(429);
    expect((await ask(model)).status).toBe(429);
    expect(upstream.attemptsOf(model)).toHaveLength(1);
  });
});

test("2: an account without money is not asked again, and the client is told", async () => {
  const model = upstream.teach((response) => refuse(response, 429, "You exceeded your current quota."));
  const response = await ask(model, { retries: 3 });
  expect(response.status).toBe(402);
  expect((await response.json()).error.code).toBe("insufficient_quota");
  expect(upstream.attemptsOf(model)).toHaveLength(1);
});

describe("3: a failure before the first token", () => {
  test.each([500, 502, 503, 504, 529, 408, 409])("with %i is tried again as often as was asked for", async (status) => {
    const model = upstream.teach((response, nth) => (nth < 2 ? refuse(response, status) : answer(response, "Third.")));
    const response = await ask(model, { retries: 2 });
    expect((await response.json()).choices[0].message.content).toBe("Third.");
    expect(response.headers.get("x-parley-attempts")).toBe("3");
    expect(upstream.attemptsOf(model)).toHaveLength(3);
  });

  test("is not tried again unless that was asked for", async () => {
    const model = upstream.teach((response) => refuse(response, 500));
    expect((await ask(model)).status).toBe(502);
    expect(upstream.attemptsOf(model)).toHaveLength(1);
  });

  test.each([400, 404, 422])("with %i would be the same again", async (status) => {
    const model = upstream.teach((response) => refuse(response, status));
    expect((await ask(model, { retries: 3 })).status).toBeGreaterThanOrEqual(400);
    expect(upstream.attemptsOf(model)).toHaveLength(1);
  });

  test("of a place that a hundred programs ask costs it little more than their questions", async () => {
    const model = upstream.teach((response) => refuse(response, 503));
    await Promise.all(Array.from({ length: 100 }, () => ask(model, { retries: 1 })));
    expect(upstream.attemptsOf(model).length).toBeLessThanOrEqual(100 * 1.2 + 10);
  });
});

test("4: an error as the first event of a 200 is a failure before the first token", async () => {
  const model = upstream.teach((response, nth) => {
    if (nth > 0) return answer(response, "Well.");
    open(response);
    response.end('data: {"error":{"message":"Overloaded","code":529}}\n\n');
  });
  const response = await ask(model, { retries: 1, stream: true });
  expect(response.headers.get("x-parley-attempts")).toBe("2");
  expect(contentOf(await linesOf(response))).toBe("Well.");
});

describe("5: a failure after the first token", () => {
  const whole = piece("one ") + piece("two ") + piece("three") + finished;
  const bytes = Buffer.from(whole);

  test("keeps what was said, is told inside the stream, and is never tried again", async () => {
    let cutAt = 0;
    const model = upstream.teach(async (response) => {
      open(response);
      response.write(bytes.subarray(0, cutAt));
      await pause(5);
      response.destroy();
    });
    // Cut at every byte would take long; every place that differs is among these.
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: piece("one ").length, max: bytes.length }), async (at) => {
        cutAt = at;
        const before = upstream.attemptsOf(model).length;
        const response = await ask(model, { retries: 3, stream: true });
        const lines = await linesOf(response);
        expect("one two three".startsWith(contentOf(lines))).toBe(true);
        expect(contentOf(lines)).toMatch(/^one /);
        const isWhole = lines.at(-1) === "[DONE]";
        if (!isWhole) expect(JSON.parse(lines.at(-1) ?? "{}").error.code).toBe("upstream_error");
        expect(lines.filter((line) => line === "[DONE]")).toHaveLength(isWhole ? 1 : 0);
        expect(upstream.attemptsOf(model).length).toBe(before + 1);
      }),
      // Five faults in a row would open the breaker.
      { numRuns: 4, examples: [[bytes.length]] },
    );
  });

  test("in a call of a tool does not call it twice", async () => {
    const call = { index: 0, id: "c1", function: { name: "pay", arguments: '{"sum":' } };
    const model = upstream.teach((response) => {
      open(response);
      response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { tool_calls: [call] } }] })}\n\n`);
    });
    const tools = [{ type: "function", function: { name: "pay" } }];
    const response = await ask(model, { retries: 3, tools });
    expect(response.status).toBe(502);
    expect(upstream.attemptsOf(model)).toHaveLength(1);
  });
});

test("6: a clean end without a word about it is not a whole answer", async () => {
  const model = upstream.teach((response) => {
    open(response);
    response.end(piece("half"));
  });
  const lines = await linesOf(await ask(model, { stream: true }));
  expect(contentOf(lines)).toBe("half");
  expect(JSON.parse(lines.at(-1) ?? "{}").error.message).toMatch(/cut off/);
});

describe("7: malformed streams", () => {
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");
  const good = piece("héllo 你好 🙂") + finished;
  test.each([
    ["a byte order mark", `\uFEFF${good}`],
    ["CRLF", crlf(good)],
    ["CR", good.replaceAll("\n", "\r")],
    ["comments", `: hi\n\n${good.replace("\n\n", "\n\n: there\n\n")}`],
    ["no space after data:", good.replaceAll("data: ", "data:")],
    ["retry and id with NUL", `retry: 5\nid: a\0b\n\n${good}`],
  ])("with %s are read, cut anywhere", async (_, text) => {
    const sent = Buffer.from(text);
    const model = upstream.teach(async (response) => {
      open(response);
      for (let at = 0; at < sent.length; at += 7) {
        response.write(sent.subarray(at, at + 7));
        if (at % 70 === 0) await pause(1);
      }
      response.end();
    });
    expect(contentOf(await linesOf(await ask(model, { stream: true })))).toBe("héllo 你好 🙂");
  });

  test.each([
    ["two objects in one event", "data: {}{}\n\n"],
    ["no JSON", "data: hello\n\n"],
    ["a page of HTML", "<html><body>Bad gateway</body></html>"],
    ["nothing at all", ""],
  ])("with %s fail once and clearly", async (_, text) => {
    const model = upstream.teach((response) => {
      open(response);
      response.end(text);
    });
    const response = await ask(model);
    expect(response.status).toBe(502);
    expect((await response.json()).error.code).toBe("upstream_error");
  });
});

describe("8 and 9: silence", () => {
  test.each<[string, Parameters<ScriptedUpstream["teach"]>[0], string]>([
    ["without headers", () => undefined, ""],
    ["after the headers", (response) => open(response), ""],
    [
      "behind comments that only keep alive",
      async (response) => openAnd(response, () => drip(response, ": hi\n\n", 200)),
      "",
    ],
    ["of one byte at a time", async (response) => openAnd(response, () => drip(response, " ", 200)), ""],
    ["after one token", (response) => openAnd(response, () => void response.write(piece("one"))), "one"],
  ])("%s ends within our own limit, and the upstream is let go of", async (_, act, said) => {
    const model = upstream.teach(act);
    const before = performance.now();
    const response = await ask(model, { stream: true });
    const lines = response.status === 200 ? await linesOf(response) : [await response.text()];
    expect(performance.now() - before).toBeLessThan(8_000);
    expect(JSON.parse(lines.at(-1) ?? "{}").error.code).toBe("timeout");
    if (response.status === 200) expect(contentOf(lines)).toBe(said);
    else expect(response.status).toBe(504);
    await expect.poll(() => upstream.attemptsOf(model)[0]?.closedAt, { timeout: 2_000 }).toBeDefined();
  });
});

test("10: a place that is down is left alone but for probes, and others are not touched by it", async () => {
  const down = upstream.teach((response) => refuse(response, 503));
  const well = upstream.teach((response) => answer(response, "Fine."));
  for (let index = 0; index < 100; index += 1) expect((await ask(down)).status).toBe(503);
  expect(upstream.attemptsOf(down)).toHaveLength(5);
  expect((await ask(well)).status).toBe(200);
});

describe("11: a place that cannot be reached", () => {
  test.each([
    ["refuses the connection", "http://127.0.0.1:1/v1"],
    ["has no name", "http://no-such-host.invalid/v1"],
    ["speaks no TLS", ""],
  ])("because it %s is one clear error, and the key is not in it", async (_, address) => {
    const { upstreamFetch } = await import("@/lib/providers/wire/upstream-fetch");
    const baseUrl = address || upstream.baseUrl.replace("http:", "https:");
    const place = {
      id: "x",
      name: "Vendor",
      protocol: "openai-chat" as const,
      baseUrl,
      apiKey: "sk-canary-1",
      quirks: {},
    };
    const failure = await upstreamFetch(place, "models", {}).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: expect.stringMatching(/^upstream_(unavailable|error)$/) });
    expect(String(failure)).not.toContain("canary");
  });
});

describe("12: strange answers", () => {
  test("without a word are failures, of thought alone are not", async () => {
    const mute = upstream.teach((response) => openAnd(response, () => void response.end(finished)));
    expect((await ask(mute)).status).toBe(502);
    const thoughtful = upstream.teach((response) => {
      open(response);
      const delta = { reasoning_content: "Hm." };
      response.end(`data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\n\n${finished}`);
    });
    const body = await (await ask(thoughtful)).json();
    expect(body.choices[0].message).toMatchObject({ content: "", reasoning_content: "Hm." });
  });

  test("of a hundred thousand words in one piece, or in pieces of one letter, arrive whole", async () => {
    const words = "word ".repeat(100_000);
    const atOnce = upstream.teach((response) => answer(response, words));
    expect(contentOf(await linesOf(await ask(atOnce, { stream: true })))).toBe(words);
    const letters = "abc ".repeat(1_000);
    const slowly = upstream.teach((response) => {
      open(response);
      response.end([...letters].map(piece).join("") + finished);
    });
    expect(contentOf(await linesOf(await ask(slowly, { stream: true })))).toBe(letters);
  });
});

describe("13: a program that goes away", () => {
  test.each([true, false])(
    "lets go of the upstream within a second and is billed for what came (stream: %s)",
    async (stream) => {
      const model = upstream.teach(async (response) =>
        openAnd(response, () => drip(response, piece("some words "), 20)),
      );
      const controller = new AbortController();
      const asked = ask(model, { stream }, controller.signal);
      if (stream) {
        const reader = (await asked).body?.getReader();
        await reader?.read();
        await reader?.read();
        controller.abort();
        await reader?.cancel();
      } else {
        await pause(200);
        controller.abort();
        await asked.catch(() => undefined);
      }
      const leftAt = performance.now();
      await expect.poll(() => upstream.attemptsOf(model)[0]?.closedAt, { timeout: 2_000 }).toBeDefined();
      expect((upstream.attemptsOf(model)[0]?.closedAt ?? Infinity) - leftAt).toBeLessThan(1_000);
      const entry = () =>
        listUsageEntries({ kind: "user", userId: soloOwner.id }, 20).then((rows) =>
          rows.find((row) => row.model === `custom/${model}`),
        );
      await expect.poll(entry, { timeout: 5_000 }).toMatchObject({ state: "stopped", usage: { estimated: true } });
      expect((await entry())?.usage.completionTokens).toBeGreaterThan(0);
    },
  );
});

test("14: an answer and a wish to leave at the same moment have one end", async () => {
  const model = upstream.teach((response) => answer(response, "Done."));
  for (let index = 0; index < 200; index += 1) {
    const controller = new AbortController();
    const asked = ask(model, { stream: true }, controller.signal);
    setTimeout(() => controller.abort(), index % 10);
    const lines = await asked.then(linesOf, () => []);
    expect(lines.filter((line) => line === "[DONE]").length).toBeLessThanOrEqual(1);
  }
  const rows = await listUsageEntries({ kind: "user", userId: soloOwner.id }, 1_000);
  const mine = rows.filter((row) => row.model === `custom/${model}`);
  expect(mine.length).toBeLessThanOrEqual(200);
  expect(mine.every((row) => row.state === "done" || row.state === "stopped")).toBe(true);
});

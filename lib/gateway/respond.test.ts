import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { type Chunk, emptyUsage } from "@/lib/core/chunk";
import { type ResponseOptions, toCompletionResponse } from "./respond";
import { expectValidBody, expectValidError } from "./testing/expect-valid";
import { readEvents } from "./testing/read-events";
import { expectBrokenStream, expectValidStream } from "./testing/stream-automaton";

const says: Chunk = { type: "text-delta", choice: 0, text: "Hello" };
const done: Chunk = { type: "end", reason: "done" };
const failed: Chunk = {
  type: "end",
  reason: "failed",
  error: { code: "rate_limit_exceeded", message: "slow down", retryAfter: 3 },
};
const retry: Chunk = { type: "retry", attempt: 2, waitMs: 1, error: { code: "upstream_error", message: "no" } };
const warns = (param: string): Chunk => ({
  type: "warning",
  warning: { param, action: "dropped", reason: "not here" },
});

/** Chunks with pauses, in milliseconds, between them. */
async function* of(...steps: (Chunk | number)[]): AsyncGenerator<Chunk> {
  for (const step of steps) {
    if (typeof step === "number") await pause(step);
    else yield step;
  }
}

function respond(chunks: AsyncIterable<Chunk>, isStreamed: boolean, more: Partial<ResponseOptions> = {}) {
  const style = { isStreamed, usagePlace: "finish" as const, returnsResults: false, resultsFirst: false };
  const answer = { id: "chatcmpl-1", created: 1, systemFingerprint: "fp_x", chunks };
  return toCompletionResponse(answer, { model: "m", style, warnings: [], onCancel: () => {}, ...more });
}

const params = (response: Response): string[] =>
  JSON.parse(response.headers.get("x-parley-warnings") ?? "[]").map((warning: { param: string }) => warning.param);

describe("a streamed answer that is waited for", () => {
  test("is kept open with comments between events, and every event stays whole", async () => {
    const response = await respond(of(120, says, 120, says, 120, done), true, { keepAliveMs: 30 });
    const { lines, comments } = await readEvents(response);
    expect(comments.length).toBeGreaterThan(0);
    expect(new Set(comments)).toEqual(new Set(["keep-alive"]));
    expectValidStream(lines);
  });

  test("is not commented while it speaks", async () => {
    const { comments } = await readEvents(await respond(of(says, 5, says, 5, done), true, { keepAliveMs: 5_000 }));
    expect(comments).toEqual([]);
  });

  test("begins after the wait even when it then fails, and closes with an error", async () => {
    const response = await respond(of(60, failed), true, { keepAliveMs: 20 });
    expect(response.status).toBe(200);
    expect(expectBrokenStream((await readEvents(response)).lines).code).toBe("rate_limit_exceeded");
  });
});

describe("an answer in one body that is waited for", () => {
  test("is kept open with empty lines that JSON parsers skip", async () => {
    const response = await respond(of(120, says, done), false, { keepAliveMs: 20 });
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    const text = await response.text();
    expect(text).toMatch(/^\n+\{/);
    expectValidBody(JSON.parse(text));
  });

  test("has no empty lines when it comes in time", async () => {
    expect(await (await respond(of(says, done), false)).text()).toMatch(/^\{/);
  });

  test("can then tell its failure in the body only", async () => {
    const response = await respond(of(60, failed), false, { keepAliveMs: 20 });
    expect(response.status).toBe(200);
    expect(expectValidError(JSON.parse(await response.text())).error.code).toBe("rate_limit_exceeded");
  });

  test("is waited for in silence where that is wanted, so that its status is right", async () => {
    const response = await respond(of(60, failed), false, { keepAliveMs: 20, beginsEarly: false });
    expect(response.status).toBe(429);
    expectValidError(JSON.parse(await response.text()));
  });

  test("is told when its client leaves", async () => {
    const onCancel = vi.fn();
    const response = await respond(of(60_000, done), false, { keepAliveMs: 10, onCancel });
    await response.body?.cancel();
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe.each([
  ["in one body", false],
  ["streamed", true],
])("the headers of an answer %s", (_, isStreamed) => {
  test("tell what was lost and how often the model was asked", async () => {
    const warnings = [{ param: "frobnicate", action: "dropped" as const, reason: "unknown parameter" }];
    const response = await respond(of(warns("seed"), retry, says, warns("late"), done), isStreamed, { warnings });
    expect(params(response)).toEqual(["frobnicate", "seed", ...(isStreamed ? [] : ["late"])]);
    expect(response.headers.get("x-parley-attempts")).toBe("3");
  });

  test("say once at the least that it was asked, and nothing of warnings there are none of", async () => {
    const response = await respond(of(says, done), isStreamed);
    expect(response.headers.get("x-parley-attempts")).toBe("1");
    expect(response.headers.has("x-parley-warnings")).toBe(false);
    expect(response.headers.has("x-parley-usage")).toBe(false);
  });

  test("are there for a failure before the first word, which keeps its status", async () => {
    const response = await respond(of(warns("seed"), retry, failed), isStreamed);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("3");
    expect(response.headers.get("x-parley-attempts")).toBe("3");
    expect(params(response)).toEqual(["seed"]);
    expect(expectValidError(await response.json()).error.code).toBe("rate_limit_exceeded");
  });

  test("stay short enough for every client, whatever they tell", async () => {
    const long = Array.from({ length: 30 }, (_, at) => warns(`${at}${"参".repeat(100_000)}`));
    const response = await respond(of(...long, says, done), isStreamed);
    expect(response.headers.get("x-parley-warnings")).toMatch(/^[\x20-\x7e]{1,4000}$/);
    expect(params(response).length).toBeGreaterThan(3);
  });
});

test("usage that Parley counted is marked, in a header or right before it in the stream", async () => {
  const usage: Chunk = { type: "usage", usage: { ...emptyUsage(), estimated: true } };
  const whole = await respond(of(says, usage, done), false);
  expect(whole.headers.get("x-parley-usage")).toBe("estimated");
  const streamed = await respond(of(says, usage, done), true);
  expect(streamed.headers.has("x-parley-usage")).toBe(false);
  expect((await readEvents(streamed)).comments).toEqual(["x-parley-usage: estimated"]);
});

test("a provider that throws does not leave its client without an answer", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  async function* broken(): AsyncGenerator<Chunk> {
    yield says;
    throw new Error("a secret");
  }
  const response = await respond(broken(), false);
  expect(response.status).toBe(500);
  expect(JSON.stringify(expectValidError(await response.json()))).not.toContain("secret");
  const { lines } = await readEvents(await respond(broken(), true));
  expect(expectBrokenStream(lines).code).toBe("internal_error");
  expect(lines.join()).not.toContain("secret");
});

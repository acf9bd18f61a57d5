import { describe, expect, test, vi } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { withDeadlines } from "./deadline";
import { refuseEmpty } from "./refuse-empty";

const text = (value: string): Chunk => ({ type: "text-delta", choice: 0, text: value });
const done: Chunk = { type: "end", reason: "done" };
const never = new Promise<never>(() => {});

async function* of(...chunks: (Chunk | Promise<never>)[]): AsyncGenerator<Chunk> {
  for (const chunk of chunks) yield await chunk;
}

async function read(chunks: AsyncIterable<Chunk>): Promise<Chunk[]> {
  const all: Chunk[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return all;
}

const limits = { firstTokenMs: 10_000, idleMs: 10_000, totalMs: 10_000 };

describe("a stream with deadlines", () => {
  test("passes unchanged when it is in time", async () => {
    expect(await read(withDeadlines(of(text("a"), done), limits, () => {}))).toEqual([text("a"), done]);
  });

  test.each([
    ["before its first token", [never], { ...limits, firstTokenMs: 20 }],
    ["between two tokens", [text("a"), never], { ...limits, idleMs: 20 }],
    ["for longer than the whole may take", [text("a"), never], { ...limits, totalMs: 20 }],
    ["but for news of itself", [{ type: "upstream", model: "m" } as Chunk, never], { ...limits, firstTokenMs: 20 }],
  ])("ends as a timeout and lets go when it is silent %s", async (_, chunks, deadlines) => {
    const abort = vi.fn();
    const all = await read(withDeadlines(of(...chunks), deadlines, abort));
    expect(all.at(-1)).toMatchObject({ type: "end", reason: "failed", error: { code: "timeout" } });
    expect(abort).toHaveBeenCalled();
  });

  test("lets go of an upstream whose reader has stopped reading", async () => {
    const aborted = Promise.withResolvers<void>();
    const stream = withDeadlines(of(text("a"), never), { ...limits, totalMs: 20 }, aborted.resolve);
    await stream.next();
    await aborted.promise;
    await stream.return(undefined);
  });
});

describe("an empty answer", () => {
  test("is a failure when the model claims to be done", async () => {
    expect(await read(refuseEmpty(of({ type: "finish", choice: 0, reason: "stop" }, done)))).toMatchObject([
      { type: "finish" },
      { type: "end", reason: "failed", error: { code: "upstream_error" } },
    ]);
  });

  test.each<Chunk>([
    text("a"),
    { type: "reasoning-delta", choice: 0, text: "hm" },
    { type: "finish", choice: 0, reason: "length" },
    { type: "finish", choice: 0, reason: "content_filter" },
  ])("it is not with %j", async (chunk) => {
    expect((await read(refuseEmpty(of(chunk, done)))).at(-1)).toEqual(done);
  });
});

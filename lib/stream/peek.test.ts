import { describe, expect, test, vi } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { type Peeked, peek } from "./peek";

const text = (value: string): Chunk => ({ type: "text-delta", choice: 0, text: value });
const done: Chunk = { type: "end", reason: "done" };
const warning: Chunk = { type: "warning", warning: { param: "seed", action: "dropped", reason: "the model has none" } };
const retry: Chunk = {
  type: "retry",
  attempt: 1,
  waitMs: 5,
  error: { code: "upstream_error", message: "no" },
};

async function* of(...chunks: Chunk[]): AsyncGenerator<Chunk> {
  yield* chunks;
}

async function read(peeked: Peeked): Promise<Chunk[]> {
  const all: Chunk[] = [];
  if (peeked.failure === undefined) for await (const chunk of peeked.chunks) all.push(chunk);
  return all;
}

describe("a stream whose beginning is looked at", () => {
  test("tells its failure when nothing was said before it, and is let go of", async () => {
    const closed = vi.fn();
    async function* failing(): AsyncGenerator<Chunk> {
      try {
        yield warning;
        yield retry;
        yield { type: "end", reason: "failed", error: { code: "rate_limit_exceeded", message: "slow", retryAfter: 7 } };
        yield text("never read");
      } finally {
        closed();
      }
    }
    expect(await peek(failing(), 1_000)).toMatchObject({
      failure: { code: "rate_limit_exceeded", retryAfter: 7 },
      frames: [warning, retry, { type: "end" }],
    });
    await expect.poll(() => closed.mock.calls.length).toBe(1);
  });

  test.each<[Chunk[], number]>([
    [[text("a"), done], 0],
    [[done], 1],
    [[text("a"), { type: "end", reason: "failed" }], 0],
    [[warning, retry, { type: "upstream", model: "m" }, text("a"), warning, done], 3],
    [[warning], 1],
  ])("loses nothing of %j", async (chunks, frames) => {
    const peeked = await peek(of(...chunks), 1_000);
    expect(peeked.frames).toHaveLength(frames);
    expect(await read(peeked)).toEqual(chunks);
  });

  test("waits no longer than told, and loses nothing then either", async () => {
    const later = Promise.withResolvers<Chunk>();
    async function* slow(): AsyncGenerator<Chunk> {
      yield warning;
      yield await later.promise;
      yield done;
    }
    const peeked = await peek(slow(), 10);
    later.resolve(text("late"));
    expect(peeked.frames).toEqual([warning]);
    expect(await read(peeked)).toEqual([warning, text("late"), done]);
  });
});

import { expect, test } from "vitest";
import { type Chunk, emptyUsage } from "@/lib/core/chunk";
import { fanIn } from "./fan-in";
import { done, finish, listOf, streamOf, text, textOf } from "./testing/chunks";

const usage = (totalTokens: number): Chunk => ({ type: "usage", usage: { ...emptyUsage(), totalTokens } });

test("several answers become the choices of one, with their usage summed and one end", async () => {
  const chunks = await listOf(
    fanIn(
      [
        streamOf({ type: "upstream", model: "m" }, text("a"), text("b"), finish, usage(2), done),
        streamOf({ type: "upstream", model: "m" }, text("c"), finish, usage(3), done),
      ],
      () => {},
    ),
  );
  expect([textOf(chunks, 0), textOf(chunks, 1)]).toEqual(["ab", "c"]);
  expect(chunks.filter((chunk) => chunk.type === "upstream")).toHaveLength(1);
  expect(chunks.filter((chunk) => chunk.type === "finish").map((chunk) => chunk.choice)).toEqual(
    expect.arrayContaining([0, 1]),
  );
  expect(chunks.slice(-2)).toEqual([usage(5), done]);
});

test("one failure ends all, the others are let go of, and what they cost still counts", async () => {
  const left = new AbortController();
  async function* endless(): AsyncGenerator<Chunk> {
    while (!left.signal.aborted) {
      yield text("on and ");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    yield usage(7);
    yield { type: "end", reason: "stopped" };
  }
  const failed: Chunk = { type: "end", reason: "failed", error: { code: "upstream_error", message: "no" } };
  const chunks = await listOf(fanIn([endless(), streamOf(text("x"), usage(2), failed)], () => left.abort()));
  expect(chunks.slice(-2)).toEqual([usage(9), failed]);
  expect(chunks.filter((chunk) => chunk.type === "end")).toHaveLength(1);
});

test("answers that were stopped make one that was stopped", async () => {
  const stopped: Chunk = { type: "end", reason: "stopped" };
  const chunks = await listOf(fanIn([streamOf(text("x"), stopped), streamOf(text("y"), stopped)], () => {}));
  expect(chunks.at(-1)).toEqual(stopped);
});

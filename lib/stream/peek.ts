import type { Chunk } from "@/lib/core/chunk";
import type { ErrorShape } from "@/lib/core/errors";
import { isFrame } from "./frame";

/** The beginning of a stream: its frame chunks so far, and how it failed when it did so before it said anything. */
export type Peeked = { frames: Chunk[] } & (
  | { failure: ErrorShape }
  | {
      failure?: undefined;
      /** The whole stream, nothing lost. */
      chunks: AsyncIterable<Chunk>;
      /** Nothing was said in all that time. */
      isSilent: boolean;
    }
);

/**
 * Waits up to `waitMs` for the first chunk that says something, so that a failure before it keeps its real status and
 * what is known until then can go into headers.
 */
export async function peek(chunks: AsyncIterable<Chunk>, waitMs: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Chunk[] = [];
  const deadline = Promise.withResolvers<"silence">();
  const timer = setTimeout(() => deadline.resolve("silence"), waitMs);
  let pending: Promise<IteratorResult<Chunk>> | undefined;
  let isSilent = false;
  try {
    while (seen.every((chunk) => isFrame(chunk) && chunk.type !== "end")) {
      pending = iterator.next();
      const next = await Promise.race([pending, deadline.promise]);
      if (next === "silence") {
        isSilent = true;
        break;
      }
      pending = undefined;
      if (next.done) break;
      seen.push(next.value);
    }
  } finally {
    clearTimeout(timer);
  }
  const frames = seen.filter(isFrame);
  const last = seen.at(-1);
  if (last?.type !== "end" || last.reason === "done") {
    return { frames, chunks: resume(seen, pending, iterator), isSilent };
  }
  void iterator.return?.();
  return { frames, failure: failureOf(last) };
}

/** Why an answer is not whole, in words that are safe to show. */
export function failureOf(end: Pick<Extract<Chunk, { type: "end" }>, "reason" | "error"> | undefined): ErrorShape {
  return end?.error ?? { code: "upstream_error", message: `The answer was ${end?.reason ?? "cut off"}.` };
}

async function* resume(
  seen: Chunk[],
  pending: Promise<IteratorResult<Chunk>> | undefined,
  iterator: AsyncIterator<Chunk>,
): AsyncGenerator<Chunk> {
  try {
    yield* seen;
    if (pending) {
      const next = await pending;
      if (next.done) return;
      yield next.value;
    }
    while (true) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  } finally {
    void iterator.return?.();
  }
}

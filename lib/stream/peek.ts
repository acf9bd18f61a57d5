import type { Chunk } from "@/lib/core/chunk";
import { AppError } from "@/lib/core/errors";

/**
 * Waits up to `waitMs` for the first chunk that says something, so that a failure before it keeps its real status.
 * @returns the whole stream, nothing lost.
 * @throws AppError when the stream ends before it has said anything.
 */
export async function peekFailure(chunks: AsyncIterable<Chunk>, waitMs: number): Promise<AsyncIterable<Chunk>> {
  const iterator = chunks[Symbol.asyncIterator]();
  const seen: Chunk[] = [];
  const deadline = Promise.withResolvers<"silence">();
  const timer = setTimeout(() => deadline.resolve("silence"), waitMs);
  let pending: Promise<IteratorResult<Chunk>> | undefined;
  try {
    while (seen.every(isFrame)) {
      pending = iterator.next();
      const next = await Promise.race([pending, deadline.promise]);
      if (next === "silence") break;
      pending = undefined;
      if (next.done) break;
      if (next.value.type === "end") throwFailure(next.value, iterator);
      seen.push(next.value);
    }
  } finally {
    clearTimeout(timer);
  }
  return resume(seen, pending, iterator);
}

/** Chunks that may come before a failure without having said anything. */
function isFrame(chunk: Chunk): boolean {
  return chunk.type === "upstream" || chunk.type === "finish" || chunk.type === "usage";
}

function throwFailure(end: Extract<Chunk, { type: "end" }>, iterator: AsyncIterator<Chunk>): void {
  if (end.reason === "done") return;
  void iterator.return?.();
  const error = end.error ?? { code: "upstream_error" as const, message: `The answer was ${end.reason}.` };
  throw new AppError(error.code, error.message, { param: error.param, retryAfter: error.retryAfter });
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

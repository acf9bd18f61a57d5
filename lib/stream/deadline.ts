import type { Chunk } from "@/lib/core/chunk";
import { isFrame } from "./frame";

/** How long an upstream may be silent, in milliseconds. Comments and pings do not count as a sign of life. */
export type Deadlines = { firstTokenMs: number; idleMs: number; totalMs: number };

/**
 * Passes chunks on and ends the stream with a `timeout` failure when the next one takes too long. Only silence before
 * the first token says something of the place that was asked; other timeouts are final.
 * `abort` is called then, so that the upstream is let go of.
 */
export async function* withDeadlines(
  chunks: AsyncIterable<Chunk>,
  deadlines: Deadlines,
  abort: () => void,
): AsyncGenerator<Chunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  const startedAt = performance.now();
  // Time also passes while the reader does not pull: the upstream is let go of all the same.
  const total = setTimeout(abort, deadlines.totalMs).unref();
  let limit = deadlines.firstTokenMs;
  let hasSpoken = false;
  try {
    while (true) {
      const left = Math.min(limit, deadlines.totalMs - (performance.now() - startedAt));
      const next = await raceTimeout(iterator.next(), left);
      if (next === "timeout") {
        abort();
        const isOurs = left < limit || hasSpoken;
        const error = { code: "timeout" as const, message: silence(limit, left), ...(isOurs ? { isFinal: true } : {}) };
        yield { type: "end", reason: "failed", error };
        return;
      }
      if (next.done) return;
      yield next.value;
      if (next.value.type === "end") return;
      hasSpoken ||= !isFrame(next.value);
      if (hasSpoken) limit = deadlines.idleMs;
    }
  } finally {
    clearTimeout(total);
    void iterator.return?.();
  }
}

function silence(limit: number, left: number): string {
  return left < limit
    ? "The answer took too long and was cut off."
    : `The model sent nothing for ${Math.round(limit / 1000)} seconds.`;
}

async function raceTimeout<T>(promise: Promise<T>, ms: number): Promise<T | "timeout"> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<"timeout">((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), "timeout" as const);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

import { type Chunk, emptyUsage, type Usage } from "@/lib/core/chunk";

/**
 * Puts several answers to one question together as the choices of one answer, for models that give one at a time. The
 * n-th stream becomes choice n; usage is summed. The first failure ends all: `release` lets go of the others, and what
 * they cost until then still counts.
 */
export async function* fanIn(
  streams: readonly AsyncIterable<Chunk>[],
  release: () => void,
): AsyncGenerator<Chunk, void> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
  const pending = new Map(iterators.map((iterator, choice) => [choice, next(iterator, choice)]));
  let usage: Usage | undefined;
  let end: Extract<Chunk, { type: "end" }> = { type: "end", reason: "done" };
  try {
    while (pending.size > 0) {
      const { choice, result } = await Promise.race(pending.values());
      const iterator = iterators[choice];
      if (result.done || !iterator) {
        pending.delete(choice);
        continue;
      }
      pending.set(choice, next(iterator, choice));
      const chunk = result.value;
      if (chunk.type === "usage") usage = addUsage(usage ?? emptyUsage(), chunk.usage);
      else if (chunk.type === "end") {
        if (chunk.reason === "failed" && end.reason !== "failed") release();
        end = worse(end, chunk);
      } else if (end.reason !== "failed" && ("choice" in chunk || choice === 0)) {
        yield "choice" in chunk ? { ...chunk, choice } : chunk;
      }
    }
    if (usage) yield { type: "usage", usage };
    yield end;
  } finally {
    for (const iterator of iterators) void iterator.return?.();
  }
}

type End = Extract<Chunk, { type: "end" }>;

/** The first failure outweighs a stop, and a stop a good end. */
function worse(one: End, other: End): End {
  if (one.reason === "failed" || other.reason === "done") return one;
  return other;
}

async function next(iterator: AsyncIterator<Chunk>, choice: number) {
  return { choice, result: await iterator.next() };
}

/** The sum of two usages; an estimate in either makes the sum one. */
export function addUsage(left: Usage, right: Usage): Usage {
  const sum = <T extends Record<string, number>>(one: T, other: T): T =>
    Object.fromEntries(Object.entries(one).map(([key, value]) => [key, value + (other[key] ?? 0)])) as T;
  return {
    promptTokens: left.promptTokens + right.promptTokens,
    completionTokens: left.completionTokens + right.completionTokens,
    totalTokens: left.totalTokens + right.totalTokens,
    billedUnits: left.billedUnits + right.billedUnits,
    prompt: sum(left.prompt, right.prompt),
    completion: sum(left.completion, right.completion),
    ...(left.estimated || right.estimated ? { estimated: true } : {}),
  };
}

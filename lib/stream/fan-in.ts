import { type Chunk, emptyUsage, type Usage } from "@/lib/core/chunk";

/**
 * Puts several answers to one question together as the choices of one answer, for models that give one at a time. The
 * n-th stream becomes choice n; usage is summed; the first failure ends all.
 */
export async function* fanIn(streams: readonly AsyncIterable<Chunk>[]): AsyncGenerator<Chunk, void> {
  const iterators = streams.map((stream) => stream[Symbol.asyncIterator]());
  const pending = new Map(iterators.map((iterator, choice) => [choice, next(iterator, choice)]));
  let usage: Usage | undefined;
  let stopped: Chunk | undefined;
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
      else if (chunk.type === "end" && chunk.reason === "failed") {
        if (usage) yield { type: "usage", usage };
        yield chunk;
        return;
      } else if (chunk.type === "end") stopped = chunk.reason === "done" ? stopped : chunk;
      else if ("choice" in chunk) yield { ...chunk, choice };
      else if (choice === 0) yield chunk;
    }
    if (usage) yield { type: "usage", usage };
    yield stopped ?? { type: "end", reason: "done" };
  } finally {
    for (const iterator of iterators) void iterator.return?.();
  }
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

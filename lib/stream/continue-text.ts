import type { Chunk } from "@/lib/core/chunk";

/** Characters of a continuation that are held back until it is clear whether they were said before. */
const longestRepeat = 200;
/** A shorter agreement is chance. */
const shortestRepeat = 8;

/** How many characters at the beginning of `next` repeat the end of `before`. */
export function repeatedLength(before: string, next: string): number {
  for (let length = Math.min(longestRepeat, before.length, next.length); length >= shortestRepeat; length--) {
    if (before.endsWith(next.slice(0, length))) return length;
  }
  return 0;
}

/**
 * The rest of an answer that was cut, without the words it begins with once more. `before`: the text so far.
 * Sources are left out: their numbers would be those of the sources that are there already.
 */
export async function* continueText(before: string, chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  let held: string | undefined = "";
  const release = (): Chunk[] => {
    const text = (held ?? "").slice(repeatedLength(before, held ?? ""));
    held = undefined;
    return text === "" ? [] : [{ type: "text-delta", choice: 0, text }];
  };
  for await (const chunk of chunks) {
    if (chunk.type === "citation") continue;
    if (held !== undefined && chunk.type === "text-delta") {
      held += chunk.text;
      if (held.length >= longestRepeat) yield* release();
      continue;
    }
    if (held && isLater(chunk)) yield* release();
    yield chunk;
  }
}

/** Whether a chunk belongs after the text that is held back. */
function isLater(chunk: Chunk): boolean {
  return chunk.type === "finish" || chunk.type === "end" || chunk.type === "tool-call-delta";
}

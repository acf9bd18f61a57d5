import type { Chunk } from "@/lib/core/chunk";

/** A stream of these chunks. */
export async function* streamOf(...chunks: Chunk[]): AsyncGenerator<Chunk> {
  yield* chunks;
}

/** Every chunk of a stream, in order. */
export async function listOf(chunks: AsyncIterable<Chunk>): Promise<Chunk[]> {
  const list: Chunk[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
}

/** The chunks of some kinds, without the rest. */
export function only<Kind extends Chunk["type"]>(chunks: readonly Chunk[], ...kinds: Kind[]) {
  return chunks.filter((chunk): chunk is Extract<Chunk, { type: Kind }> => kinds.some((kind) => kind === chunk.type));
}

/** A piece of the text of one choice. */
export function text(words: string, choice = 0): Chunk {
  return { type: "text-delta", choice, text: words };
}

/** What one choice says. */
export function textOf(chunks: readonly Chunk[], choice = 0): string {
  return chunks.map((chunk) => (chunk.type === "text-delta" && chunk.choice === choice ? chunk.text : "")).join("");
}

export const finish: Chunk = { type: "finish", choice: 0, reason: "stop" };
export const done: Chunk = { type: "end", reason: "done" };

import type { Chunk } from "@/lib/core/chunk";

/** Keeps the first tool call of every choice, for models that cannot be told to make one at a time. */
export async function* firstToolCall(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
  for await (const chunk of chunks) if (chunk.type !== "tool-call-delta" || chunk.index === 0) yield chunk;
}

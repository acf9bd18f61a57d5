import type { Chunk } from "@/lib/core/chunk";

/** Leaves the thought out of an answer, for models that think although they were told not to. */
export async function* withoutReasoning(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
  for await (const chunk of chunks) if (chunk.type !== "reasoning-delta") yield chunk;
}

import type { Chunk } from "@/lib/core/chunk";

/**
 * Gives a fixed id to every call whose id came from chance: an upstream sent none, and two readings of the same answer
 * made up different ones.
 */
export function settleIds(chunks: readonly Chunk[], again: readonly Chunk[]): Chunk[] {
  return chunks.map((chunk, at) => {
    const other = again[at];
    if (chunk.type !== "tool-call-delta" || other?.type !== "tool-call-delta" || chunk.id === other.id) return chunk;
    return { ...chunk, id: `call_replay_${chunk.choice}_${chunk.index}` };
  });
}

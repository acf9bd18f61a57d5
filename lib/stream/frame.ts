import type { Chunk } from "@/lib/core/chunk";

const frames = new Set<Chunk["type"]>([
  "upstream",
  "finish",
  "usage",
  "citation",
  "carry",
  "warning",
  "search",
  "retry",
  "end",
]);

/** Whether a chunk is part of an answer's frame and not of what it says: after frames alone a failure is still whole. */
export function isFrame(chunk: Chunk): boolean {
  return frames.has(chunk.type);
}

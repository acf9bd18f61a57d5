import type { Chunk } from "@/lib/core/chunk";

/** Kinds of chunk that are not part of an answer's content. */
const frame = new Set<Chunk["type"]>(["upstream", "usage", "finish", "citation", "end"]);

/** Turns an answer that claims to be complete but says nothing into a failure. */
export async function* refuseEmpty(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
  let isEmpty = true;
  for await (const chunk of chunks) {
    // An answer cut by its length or by a filter may rightly be empty.
    if (!frame.has(chunk.type) || (chunk.type === "finish" && chunk.reason !== "stop")) isEmpty = false;
    if (chunk.type === "end" && chunk.reason === "done" && isEmpty) {
      const error = { code: "upstream_error", message: "The model sent an empty answer." } as const;
      yield { type: "end", reason: "failed", error };
    } else {
      yield chunk;
    }
  }
}

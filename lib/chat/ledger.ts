import { addUsageEntry } from "@/db/queries/usage";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk, EndReason, Usage } from "@/lib/core/chunk";
import { costOf } from "@/lib/core/cost";
import type { Prices } from "@/lib/core/model";
import type { Viewer } from "@/lib/core/viewer";
import { countMissingUsage } from "@/lib/providers/wire/estimate-usage";

/** The model that answers and what it costs; known once an attempt has spoken. */
export type Answering = { qualifiedId: string; prices?: Prices };

/**
 * Passes an answer on and writes what it cost to the ledger, however it ends: an answer that is left in the middle
 * costs what was read of it, never nothing.
 */
export async function* keepLedger(
  chunks: AsyncIterable<Chunk>,
  request: ChatRequest,
  viewer: Viewer,
  answering: () => Answering,
): AsyncGenerator<Chunk, void> {
  const startedAt = performance.now();
  const seen: Chunk[] = [];
  let usage: Usage | undefined;
  let state: EndReason = "stopped";
  let attempts = 1;
  try {
    for await (const chunk of chunks) {
      if (chunk.type === "usage") usage = chunk.usage;
      else if (chunk.type === "end") state = chunk.reason;
      else if (chunk.type === "retry") attempts = chunk.attempt + 1;
      else if ("choice" in chunk) seen.push(chunk);
      yield chunk;
    }
  } finally {
    usage ??= await countSeen(seen, request);
    const { qualifiedId: model, prices } = answering();
    if (usage) {
      const cost = prices && costOf(usage, prices);
      const totalMs = Math.round(performance.now() - startedAt);
      const costMicros = cost === undefined ? null : Math.round(cost * 1_000_000);
      const entry = { model, at: Date.now(), state, attempts, totalMs, usage, costMicros };
      await addUsageEntry(viewer, { ...entry, currency: prices?.currency ?? null }).catch((error: unknown) => {
        console.error(`parley: what an answer of ${model} cost could not be noted`, error);
      });
    }
  }
}

/** The usage of an answer that was left before it told its own. */
async function countSeen(seen: readonly Chunk[], request: ChatRequest): Promise<Usage | undefined> {
  for await (const chunk of countMissingUsage(replay(seen), request)) if (chunk.type === "usage") return chunk.usage;
  return undefined;
}

async function* replay(seen: readonly Chunk[]): AsyncGenerator<Chunk> {
  yield* seen;
  yield { type: "end", reason: "stopped" };
}

import { addUsageEntry } from "@/db/queries/usage";
import type { ChatRequest } from "@/lib/core/chat-request";
import { type Chunk, type EndReason, emptyUsage, type Usage } from "@/lib/core/chunk";
import { costOf } from "@/lib/core/cost";
import type { Prices } from "@/lib/core/model";
import type { Viewer } from "@/lib/core/viewer";
import { estimateUsage, remember, type Written } from "@/lib/providers/wire/estimate-usage";
import { loadTokenizer } from "@/lib/stream/count-tokens";

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
  const written = { text: "", reasoning: "" };
  let usage: Usage | undefined;
  let state: EndReason = "stopped";
  let attempts = 1;
  let searches = 0;
  try {
    for await (const chunk of chunks) {
      if (chunk.type === "usage") usage = chunk.usage;
      else if (chunk.type === "end") state = chunk.reason;
      else if (chunk.type === "retry") attempts = chunk.attempt + 1;
      else if (chunk.type === "search") searches += chunk.billedUnits ?? 0;
      else remember(chunk, written);
      yield chunk;
    }
  } finally {
    usage ??= await usageOfRest(request, written, searches);
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

/**
 * What an answer cost whose usage never came: it failed, or its reader left in the middle. Searches were made all the
 * same.
 */
async function usageOfRest(request: ChatRequest, written: Written, searches: number): Promise<Usage | undefined> {
  const isWritten = written.text + written.reasoning !== "";
  if (!isWritten && searches === 0) return undefined;
  const usage = isWritten ? estimateUsage(request, written, await loadTokenizer()) : emptyUsage();
  return { ...usage, billedUnits: searches };
}

import { createHash, randomUUID } from "node:crypto";
import { getConversationRow, listMessages } from "@/db/queries/conversations";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk, LoggedChunk } from "@/lib/core/chunk";
import { textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { type ResolvedModel, resolveModel } from "@/lib/providers/registry";
import { withDeadlines } from "@/lib/stream/deadline";
import { findCommonPrefix } from "./common-prefix";
import { startStoredTurn } from "./start-turn";
import { titleFrom } from "./titles";

/** A program's answer hard-stops after five minutes. */
const completionDeadlines = { firstTokenMs: 120_000, idleMs: 60_000, totalMs: 5 * 60_000 };

/** An answer on its way to a program. `created` is seconds since 1970. */
export type Completion = { id: string; created: number; systemFingerprint: string; chunks: AsyncIterable<Chunk> };

/**
 * Journey (b): answers a program. With a `sessId` the exchange becomes part of that conversation and the answer goes on
 * when the client leaves; without one nothing is stored and `signal` aborts the upstream.
 * @throws AppError model_not_found, turn_running.
 */
export async function complete(
  viewer: Viewer,
  request: ChatRequest,
  options: { sessId?: string; signal: AbortSignal },
): Promise<Completion> {
  const model = await resolveModel(request.model);
  const turnId = randomUUID();
  const chunks = options.sessId
    ? await completeStored(viewer, request, model, turnId, options.sessId)
    : completeUnstored(request, model, options.signal);
  return {
    id: `chatcmpl-${turnId}`,
    created: Math.floor(Date.now() / 1000),
    systemFingerprint: fingerprint(model),
    chunks,
  };
}

function completeUnstored(request: ChatRequest, resolved: ResolvedModel, signal: AbortSignal): AsyncIterable<Chunk> {
  const release = new AbortController();
  const chunks = resolved.provider.stream({
    request,
    upstream: resolved.upstream,
    model: resolved.model,
    signal: AbortSignal.any([signal, release.signal]),
  });
  return withDeadlines(chunks, completionDeadlines, () => release.abort("timeout"));
}

async function completeStored(
  viewer: Viewer,
  request: ChatRequest,
  model: ResolvedModel,
  turnId: string,
  sessId: string,
): Promise<AsyncIterable<Chunk>> {
  const [tree, row] = await Promise.all([listMessages(viewer, sessId), getConversationRow(viewer, sessId)]);
  const { parentId, rest } = findCommonPrefix(tree, row?.activeLeafId ?? null, request.messages);
  const asked = request.messages.find((message) => message.role === "user");
  const { log } = await startStoredTurn(viewer, {
    sessId,
    turnId,
    ...(rest.length === 0 && parentId !== null ? { regenerate: parentId } : { parentId }),
    messages: rest.map((message) => ({ ...message, id: randomUUID() })),
    title: titleFrom(textOf(asked?.parts ?? [])),
    hasModelTitle: false,
    model,
    toRequest: () => request,
  });
  return chunksOf(log);
}

async function* chunksOf(log: AsyncIterable<LoggedChunk>): AsyncGenerator<Chunk> {
  for await (const entry of log) yield entry.chunk;
}

/** Stands in where the upstream sends no `system_fingerprint`. */
function fingerprint({ qualifiedId }: ResolvedModel): string {
  return `fp_${createHash("sha256").update(qualifiedId).digest("hex").slice(0, 10)}`;
}

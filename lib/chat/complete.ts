import { createHash, randomUUID } from "node:crypto";
import { getConversationRow, listMessages } from "@/db/queries/conversations";
import { env } from "@/env";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk, LoggedChunk } from "@/lib/core/chunk";
import { AppError } from "@/lib/core/errors";
import { textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { type ResolvedModel, resolveModel } from "@/lib/providers/registry";
import { type Asking, askUpstream, type Models, refuseImpossible } from "./ask-upstream";
import { findCommonPrefix } from "./common-prefix";
import { isShuttingDown, noteAnswer } from "./shutdown";
import { startStoredTurn } from "./stored-turn";
import { titleFrom } from "./titles";

/** A program's answer hard-stops after five minutes, and waits a minute at most between attempts. */
const patience = { totalMs: 5 * 60_000, longestWaitMs: 60_000, retries: 0 };

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
  if (isShuttingDown()) throw new AppError("shutting_down", "Parley is stopping. Try again in a moment.");
  const models = await resolveModel(request.model);
  const turnId = randomUUID();
  const asking = { ...patience, viewer, defaultTemperature: env().defaultTemperature };
  const chunks = options.sessId
    ? await completeStored(request, models, turnId, options.sessId, asking)
    : completeUnstored(request, models, { ...asking, signal: options.signal });
  return {
    id: `chatcmpl-${turnId}`,
    created: Math.floor(Date.now() / 1000),
    systemFingerprint: fingerprint(models[0]),
    chunks,
  };
}

function completeUnstored(request: ChatRequest, models: Models, asking: Asking): AsyncIterable<Chunk> {
  const shutdown = new AbortController();
  const signal = AbortSignal.any([asking.signal, shutdown.signal]);
  const ended = Promise.withResolvers<void>();
  noteAnswer({ stop: () => shutdown.abort("shutdown"), ended: ended.promise });
  return passOn(askUpstream(models, request, { ...asking, signal }), shutdown.signal, ended.resolve);
}

/** Passes an answer on; one that ends with the process says so. `onEnd` is called when all of it is written down. */
async function* passOn(chunks: AsyncIterable<Chunk>, shutdown: AbortSignal, onEnd: () => void): AsyncGenerator<Chunk> {
  try {
    for await (const chunk of chunks) {
      const isCut = chunk.type === "end" && chunk.reason === "stopped" && shutdown.aborted;
      const error = { code: "shutting_down" as const, message: "Parley is stopping." };
      yield isCut ? { type: "end", reason: "failed", error } : chunk;
    }
  } finally {
    onEnd();
  }
}

async function completeStored(
  request: ChatRequest,
  models: Models,
  turnId: string,
  sessId: string,
  asking: Omit<Asking, "signal">,
): Promise<AsyncIterable<Chunk>> {
  const { viewer } = asking;
  const [tree, row] = await Promise.all([listMessages(viewer, sessId), getConversationRow(viewer, sessId)]);
  const { parentId, rest } = findCommonPrefix(tree, row?.activeLeafId ?? null, request.messages);
  if (rest.length === 0 && tree.find((message) => message.id === parentId)?.role === "assistant") {
    const message = "The last message is an answer that is stored already; there is nothing to answer.";
    throw new AppError("invalid_value", message, { param: "messages" });
  }
  const asked = request.messages.find((message) => message.role === "user");
  refuseImpossible(models, request, asking);
  const { log } = await startStoredTurn(viewer, {
    sessId,
    turnId,
    ...(rest.length === 0 && parentId !== null ? { regenerate: parentId } : { parentId }),
    messages: rest.map((message) => ({ ...message, id: randomUUID() })),
    title: titleFrom(textOf(asked?.parts ?? [])),
    hasModelTitle: false,
    models,
    asking,
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

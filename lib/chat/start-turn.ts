import { type BegunTurn, beginTurn, type NewMessage } from "@/db/queries/begin-turn";
import { getConversationRow, listPath } from "@/db/queries/conversations";
import { getMessage, type TurnRow } from "@/db/queries/turns";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { Chunk, LoggedChunk } from "@/lib/core/chunk";
import type { StartTurnBody } from "@/lib/core/conversation";
import { AppError } from "@/lib/core/errors";
import type { Message, PromptMessage } from "@/lib/core/message";
import { textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { resolveModel } from "@/lib/providers/registry";
import { replayMessage } from "@/lib/stream/replay";
import type { TurnFacts } from "@/lib/stream/ui-stream";
import { type Asking, askUpstream, type Models, refuseImpossible } from "./ask-upstream";
import { endUserOf } from "./end-user";
import { publish } from "./live-events";
import { findLiveTurn, LiveTurn, liveTurns } from "./live-turn";
import { leaseMs, ownerId } from "./owner";
import { runTurn } from "./run-turn";
import { isShuttingDown } from "./shutdown";
import { improveTitle, titleFrom } from "./titles";
import { keepTurns } from "./turn-keeper";

/** A person's answer may take ten minutes; a failure before its first word is tried twice more within 20 seconds. */
const patience = { totalMs: 10 * 60_000, longestWaitMs: 20_000, retries: 2, defaultTemperature: "model" as const };

/** A turn and its log, replayed from the beginning and followed to the end. */
export type TurnSubscription = { facts: TurnFacts; log: AsyncIterable<LoggedChunk> };

/**
 * Journey (a): stores what a person said and starts the answer. The answer belongs to the server from here on.
 * @throws AppError model_not_found, turn_running, not_found, conflict, shutting_down.
 */
export async function startTurn(viewer: Viewer, body: StartTurnBody): Promise<TurnSubscription> {
  const { sessId, turnId, regenerate, message, parentId } = body;
  const messages: NewMessage[] = message
    ? [{ id: message.id, role: "user", parts: [{ type: "text", text: message.text }] }]
    : [];
  const models = await resolveModel(body.model);
  const asking = { ...patience, viewer };
  const toRequest = (path: Pick<Message, "role" | "name" | "parts">[]): ChatRequest => ({
    model: body.model,
    messages: path.filter(saysSomething).map(toPrompt),
    thinking: body.thinking ?? { mode: "unset" },
    ...(body.search ? { search: { ...body.search, returnResult: true } } : {}),
    sessId,
    endUser: endUserOf(viewer),
  });
  refuseImpossible(models, toRequest(messages), asking);
  return startStoredTurn(viewer, {
    sessId,
    turnId,
    regenerate,
    parentId,
    messages,
    title: titleFrom(message?.text ?? ""),
    hasModelTitle: true,
    toRequest,
    models,
    asking,
  });
}

/** What both doors need to store a turn and start it. */
export type StoredTurn = {
  sessId: string;
  turnId: string;
  regenerate?: string;
  parentId?: string | null;
  messages: NewMessage[];
  title: string;
  /** Whether a model may be asked for a better title. */
  hasModelTitle: boolean;
  /** The places that have the model, best first. */
  models: Models;
  asking: Omit<Asking, "signal">;
  /** Makes the question from the stored path, root first. */
  toRequest: (path: Message[]) => ChatRequest;
};

/** The part of starting a turn that both doors share. */
export async function startStoredTurn(viewer: Viewer, stored: StoredTurn): Promise<TurnSubscription> {
  if (isShuttingDown()) throw new AppError("shutting_down", "Parley is stopping. Try again in a moment.");
  const begin = { ...stored, model: stored.models[0].qualifiedId, owner: ownerId(), leaseUntil: Date.now() + leaseMs };
  const begun = await beginTurn(viewer, begin, (turn) => liveTurns().set(turn.key, new LiveTurn(turn)));
  const live = liveTurns().get(begun.turn.key);
  if (!begun.isNew || !live) return subscribeToTurn(viewer, stored.sessId, begun.turn);
  keepTurns();
  publish(viewer.userId, { type: "conversation", sessId: stored.sessId, change: "turn-started" });
  void answer(viewer, stored, begun, live).catch((error: unknown) => {
    console.error(`parley: something after turn ${begun.turn.id} failed`, error);
  });
  return { facts: toFacts(begun.turn), log: live.read() };
}

/** Asks the model and stores what it says; a first answer may then get the conversation a better title. */
async function answer(viewer: Viewer, stored: StoredTurn, { turn }: BegunTurn, live: LiveTurn): Promise<void> {
  const { reason, parts } = await runTurn(turn, live, askModel(viewer, stored, turn, live.signal));
  publish(viewer.userId, { type: "conversation", sessId: stored.sessId, change: "turn-ended" });
  if (reason !== "done" || !stored.hasModelTitle) return;
  const path = await listPath(viewer, stored.sessId, turn.userMessageId);
  if (path.length > 1) return;
  await improveTitle(viewer, stored.sessId, stored.models, textOf(path[0]?.parts ?? []), textOf(parts));
}

async function* askModel(
  viewer: Viewer,
  stored: StoredTurn,
  turn: TurnRow,
  stopped: AbortSignal,
): AsyncGenerator<Chunk> {
  const path = await listPath(viewer, stored.sessId, turn.userMessageId);
  yield* askUpstream(stored.models, stored.toRequest(path), { ...stored.asking, signal: stopped });
}

/** Follows a turn wherever it is: live in this process, or finished in the database. */
export async function subscribeToTurn(viewer: Viewer, sessId: string, row: TurnRow): Promise<TurnSubscription> {
  const live = liveTurns().get(row.key);
  if (live) return { facts: toFacts(row), log: live.read() };
  const stored = await getMessage(viewer, sessId, row.id);
  if (!stored) throw new AppError("turn_running", "This turn is being answered by another process.");
  return { facts: toFacts(row), log: fromArray(replayMessage(stored)) };
}

/** Journey (c): the running turn of a conversation, or undefined when nothing runs. */
export async function resumeTurn(viewer: Viewer, sessId: string): Promise<TurnSubscription | undefined> {
  const row = await getConversationRow(viewer, sessId);
  const live = row && findLiveTurn(row.id);
  return live && { facts: toFacts(live), log: live.read() };
}

function toFacts(turn: { id: string; model: string; startedAt: number }): TurnFacts {
  return { turnId: turn.id, model: turn.model, startedAt: turn.startedAt };
}

/** An answer that failed before its first word is shown, but there is nothing in it to tell a model. */
function saysSomething(message: Pick<Message, "role" | "parts">): boolean {
  return message.role !== "assistant" || message.parts.some((part) => part.type !== "reasoning");
}

function toPrompt(message: Pick<Message, "role" | "name" | "parts">): PromptMessage {
  return { role: message.role, ...(message.name ? { name: message.name } : {}), parts: message.parts };
}

async function* fromArray<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

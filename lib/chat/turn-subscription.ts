import { getConversationRow } from "@/db/queries/conversations";
import { getMessage, type TurnRow } from "@/db/queries/turns";
import type { LoggedChunk } from "@/lib/core/chunk";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { replayMessage } from "@/lib/stream/replay";
import type { TurnFacts } from "@/lib/stream/ui-stream";
import { findLiveTurn, type LiveTurn, liveTurns } from "./live-turn";
import { findTemporary } from "./temporary";

/** A turn and its log, replayed from the beginning and followed to the end. */
export type TurnSubscription = { facts: TurnFacts; log: AsyncIterable<LoggedChunk> };

/** Follows a turn of this process. */
export function followTurn(live: LiveTurn): TurnSubscription {
  return { facts: toFacts(live), log: live.read() };
}

/** Follows a turn wherever it is: live in this process, or finished in the database. */
export async function subscribeToTurn(viewer: Viewer, sessId: string, row: TurnRow): Promise<TurnSubscription> {
  const live = liveTurns().get(row.key);
  if (live) return followTurn(live);
  const stored = await getMessage(viewer, sessId, row.id);
  if (!stored) throw new AppError("turn_running", "This turn is being answered by another process.");
  return { facts: toFacts(row), log: fromArray(replayMessage(stored)) };
}

/** Journey (c): the running turn of a conversation, or undefined when nothing runs. */
export async function resumeTurn(viewer: Viewer, sessId: string): Promise<TurnSubscription | undefined> {
  const temporary = findTemporary(viewer, sessId);
  if (temporary) return temporary.running && followTurn(temporary.running);
  const row = await getConversationRow(viewer, sessId);
  const live = row && findLiveTurn(row.id);
  return live && followTurn(live);
}

function toFacts({ id, model, startedAt }: Pick<TurnRow, "id" | "model" | "startedAt">): TurnFacts {
  return { turnId: id, model, startedAt };
}

async function* fromArray<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { conversation, message, turn, turnChunk } from "@/db/schema";
import type { LoggedChunk } from "@/lib/core/chunk";
import type { Message, TurnState } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { type ConversationRow, toMessage } from "./conversations";

export type TurnRow = typeof turn.$inferSelect;

/** One of the answers of a turn, under the id it is stored by. */
export type StoredAnswer = Pick<Message, "id" | "parts" | "answer">;

/** SQLite takes 32,766 values in one statement; a row has four. */
const rowsPerInsert = 1000;

/**
 * Adds a batch to a running turn's log.
 * @returns false when the turn is not running under `owner` any more; nothing is written then.
 */
export async function checkpointTurn(key: number, owner: string, rows: LoggedChunk[]): Promise<boolean> {
  return database().checkpoint.transaction(
    (tx) => {
      const mine = tx
        .select({ key: turn.key })
        .from(turn)
        .where(and(eq(turn.key, key), eq(turn.owner, owner), eq(turn.state, "running")))
        .get();
      if (!mine) return false;
      for (let at = 0; at < rows.length; at += rowsPerInsert) {
        const slice = rows.slice(at, at + rowsPerInsert);
        tx.insert(turnChunk)
          .values(slice.map((row) => ({ turnKey: key, seq: row.seq, at: row.at, chunk: row.chunk })))
          .run();
      }
      return true;
    },
    { behavior: "immediate" },
  );
}

/** The stored log of a turn, in order. */
export async function listTurnChunks(key: number): Promise<LoggedChunk[]> {
  return database()
    .durable.select({ seq: turnChunk.seq, at: turnChunk.at, chunk: turnChunk.chunk })
    .from(turnChunk)
    .where(eq(turnChunk.turnKey, key))
    .orderBy(turnChunk.seq)
    .all();
}

/**
 * Moves a running turn to its one final state and stores its answers, in one durable transaction.
 * @returns false when somebody else has finished it before (compare and set); nothing is written then.
 */
export async function finishTurn(
  row: TurnRow,
  owner: string,
  state: Exclude<TurnState, "running">,
  answers: readonly StoredAnswer[],
): Promise<boolean> {
  return database().durable.transaction(
    (tx) => {
      const now = Date.now();
      const changed = tx
        .update(turn)
        .set({ state, endedAt: now })
        .where(and(eq(turn.key, row.key), eq(turn.owner, owner), eq(turn.state, "running")))
        .run();
      if (changed.changes !== 1) return false;
      for (const answer of answers) {
        tx.insert(message)
          .values({
            ...answer,
            conversationId: row.conversationId,
            parentId: row.userMessageId,
            role: "assistant",
            createdAt: now,
          })
          .run();
      }
      tx.delete(turnChunk).where(eq(turnChunk.turnKey, row.key)).run();
      tx.update(conversation)
        .set({
          activeLeafId: sql`case when ${conversation.activeLeafId} = ${row.userMessageId} then ${row.id} else ${conversation.activeLeafId} end`,
          updatedAt: now,
          revision: sql`${conversation.revision} + 1`,
        })
        .where(eq(conversation.id, row.conversationId))
        .run();
      return true;
    },
    { behavior: "immediate" },
  );
}

/** Prolongs the lease of these turns; returns the keys that are still this owner's. */
export async function renewLeases(owner: string, keys: number[], leaseUntil: number): Promise<number[]> {
  if (keys.length === 0) return [];
  return database()
    .checkpoint.update(turn)
    .set({ leaseUntil })
    .where(and(inArray(turn.key, keys), eq(turn.owner, owner), eq(turn.state, "running")))
    .returning({ key: turn.key })
    .all()
    .map((row) => row.key);
}

/**
 * Takes over every running turn that nobody answers: its lease is over, its owner is known to be dead, or it is this
 * owner's but not among `liveKeys`.
 */
export async function claimAbandonedTurns(
  owner: string,
  now: number,
  liveKeys: ReadonlySet<number>,
  isDead: (owner: string) => boolean,
): Promise<TurnRow[]> {
  return database().durable.transaction(
    (tx) => {
      const running = tx.select().from(turn).where(eq(turn.state, "running")).all();
      const abandoned = running.filter((row) =>
        row.owner === owner ? !liveKeys.has(row.key) : row.leaseUntil < now || isDead(row.owner),
      );
      if (abandoned.length === 0) return [];
      return tx
        .update(turn)
        .set({ owner, leaseUntil: now + 60_000 })
        .where(
          inArray(
            turn.key,
            abandoned.map((row) => row.key),
          ),
        )
        .returning()
        .all();
    },
    { behavior: "immediate" },
  );
}

/** The owner of a conversation, for events about turns that are finished without a viewer. */
export async function getConversationById(id: string): Promise<ConversationRow | undefined> {
  return database().durable.select().from(conversation).where(eq(conversation.id, id)).get();
}

/** The viewer's running turn under `sessId`, or the turn with `turnId` in any state. */
export async function getTurn(viewer: Viewer, sessId: string, turnId?: string): Promise<TurnRow | undefined> {
  return database()
    .durable.select({ turn })
    .from(turn)
    .innerJoin(conversation, eq(conversation.id, turn.conversationId))
    .where(
      and(
        eq(conversation.ownerId, viewer.userId),
        eq(conversation.sessId, sessId),
        isNull(conversation.deletedAt),
        turnId === undefined ? eq(turn.state, "running") : eq(turn.id, turnId),
      ),
    )
    .get()?.turn;
}

/** One stored message of the viewer's conversation. */
export async function getMessage(viewer: Viewer, sessId: string, id: string): Promise<Message | undefined> {
  const row = database()
    .durable.select({ message })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(
      and(
        eq(conversation.ownerId, viewer.userId),
        eq(conversation.sessId, sessId),
        isNull(conversation.deletedAt),
        eq(message.id, id),
      ),
    )
    .get();
  return row && toMessage(row.message);
}

import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Db, database } from "@/db/client";
import { conversation, message, turn, turnChunk } from "@/db/schema";
import type { LoggedChunk } from "@/lib/core/chunk";
import { AppError } from "@/lib/core/errors";
import type { Message, TurnState } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { type ConversationRow, toMessage } from "./conversations";

export type TurnRow = typeof turn.$inferSelect;
type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/** A message to append, as its sender made it. */
export type NewMessage = Pick<Message, "id" | "role" | "name" | "parts">;

/** What `beginTurn` needs: the new messages (a chain below `parentId`) or an existing user message to answer again. */
export type BeginTurn = {
  sessId: string;
  turnId: string;
  model: string;
  /** The message the chain hangs on; null begins at the root, undefined continues the shown path. */
  parentId?: string | null;
  messages: NewMessage[];
  /** Answer this stored user message once more; `messages` is empty then. */
  regenerate?: string;
  /** Title of a conversation that begins with this turn. */
  title: string;
  owner: string;
  leaseUntil: number;
};

export type BegunTurn = { turn: TurnRow; conversation: ConversationRow; isNew: boolean };

/**
 * Stores what was asked together with the running turn that will answer it, in one durable transaction.
 * The same message (or turn) id sent again yields the turn that is there already (`isNew` false).
 * `onBegun` is called with a new turn before anybody else can see it, so that whoever finds it running finds its log.
 * @throws AppError turn_running, not_found (parentId, regenerate), conflict (an id used for another text).
 */
export async function beginTurn(
  viewer: Viewer,
  begin: BeginTurn,
  onBegun: (turn: TurnRow) => void,
): Promise<BegunTurn> {
  const begun = insertTurn(viewer, begin);
  if (begun.isNew) onBegun(begun.turn);
  return begun;
}

function insertTurn(viewer: Viewer, begin: BeginTurn): BegunTurn {
  return database().durable.transaction(
    (tx) => {
      const found = findOrCreateConversation(tx, viewer, begin);
      const earlier = findEarlierTurn(tx, found.id, begin);
      if (earlier) return { turn: earlier, conversation: found, isNew: false };
      refuseSecondTurn(tx, found.id);
      const userMessageId = begin.regenerate
        ? requireMessage(tx, found.id, begin.regenerate, "regenerate")
        : appendMessages(tx, found, begin);
      const now = Date.now();
      const row = tx
        .insert(turn)
        .values({
          conversationId: found.id,
          id: begin.turnId,
          userMessageId,
          model: begin.model,
          state: "running",
          owner: begin.owner,
          leaseUntil: begin.leaseUntil,
          startedAt: now,
        })
        .returning()
        .get();
      tx.update(conversation)
        .set({ activeLeafId: userMessageId, updatedAt: now, revision: sql`${conversation.revision} + 1` })
        .where(eq(conversation.id, found.id))
        .run();
      return { turn: row, conversation: { ...found, activeLeafId: userMessageId }, isNew: true };
    },
    { behavior: "immediate" },
  );
}

function findOrCreateConversation(tx: Tx, viewer: Viewer, begin: BeginTurn): ConversationRow {
  const found = tx
    .select()
    .from(conversation)
    .where(
      and(
        eq(conversation.ownerId, viewer.userId),
        eq(conversation.sessId, begin.sessId),
        isNull(conversation.deletedAt),
      ),
    )
    .get();
  if (found) return found;
  if (begin.regenerate) throw new AppError("not_found", "There is no such conversation.", { param: "sessId" });
  const now = Date.now();
  return tx
    .insert(conversation)
    .values({
      id: randomUUID(),
      ownerId: viewer.userId,
      sessId: begin.sessId,
      title: begin.title,
      titleSource: "rule",
      revision: 0,
      createdAt: now,
      updatedAt: now,
    })
    .returning()
    .get();
}

/** A double send: the turn id, or the newest user message of the chain, is known already. */
function findEarlierTurn(tx: Tx, conversationId: string, begin: BeginTurn): TurnRow | undefined {
  const sent = begin.messages.at(-1);
  const stored =
    sent &&
    tx
      .select()
      .from(message)
      .where(and(eq(message.conversationId, conversationId), eq(message.id, sent.id)))
      .get();
  if (stored && (stored.role !== sent.role || JSON.stringify(stored.parts) !== JSON.stringify(sent.parts))) {
    throw new AppError("conflict", "This message id was already used for another text.", { param: "message.id" });
  }
  const inConversation = eq(turn.conversationId, conversationId);
  const known = tx
    .select()
    .from(turn)
    .where(and(inConversation, eq(turn.id, begin.turnId)))
    .get();
  if (known ? known.userMessageId !== (sent?.id ?? begin.regenerate) : isMessageId(tx, conversationId, begin)) {
    throw new AppError("conflict", "This turn id was already used for something else.", { param: "turnId" });
  }
  if (known || !stored) return known;
  return tx
    .select()
    .from(turn)
    .where(and(inConversation, eq(turn.userMessageId, stored.id)))
    .orderBy(desc(turn.key))
    .get();
}

/** Whether the turn's id, under which its answer will be stored, is a message's id already. */
function isMessageId(tx: Tx, conversationId: string, { turnId, messages }: BeginTurn): boolean {
  const taken = tx
    .select({ id: message.id })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), eq(message.id, turnId)))
    .get();
  return taken !== undefined || messages.some((added) => added.id === turnId);
}

function refuseSecondTurn(tx: Tx, conversationId: string): void {
  const running = tx
    .select({ key: turn.key })
    .from(turn)
    .where(and(eq(turn.conversationId, conversationId), eq(turn.state, "running")))
    .get();
  if (running) throw new AppError("turn_running", "This conversation is being answered already.");
}

function requireMessage(tx: Tx, conversationId: string, id: string, param: string): string {
  const found = tx
    .select({ id: message.id, role: message.role })
    .from(message)
    .where(and(eq(message.conversationId, conversationId), eq(message.id, id)))
    .get();
  if (!found) throw new AppError("not_found", "There is no such message in this conversation.", { param });
  if (param === "regenerate" && found.role === "assistant") {
    throw new AppError("invalid_value", "An answer cannot be answered again; name the message above it.", { param });
  }
  return found.id;
}

/** Appends the chain and returns the id of its last message. */
function appendMessages(tx: Tx, found: ConversationRow, begin: BeginTurn): string {
  let parentId = begin.parentId === undefined ? found.activeLeafId : begin.parentId;
  if (parentId !== null) requireMessage(tx, found.id, parentId, "parentId");
  const now = Date.now();
  for (const added of begin.messages) {
    tx.insert(message)
      .values({ ...added, conversationId: found.id, parentId, createdAt: now })
      .run();
    parentId = added.id;
  }
  if (parentId === null) throw new AppError("invalid_value", "There is nothing to answer.", { param: "messages" });
  return parentId;
}

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
 * Moves a running turn to its one final state and stores its answer, in one durable transaction.
 * @returns false when somebody else has finished it before (compare and set); nothing is written then.
 */
export async function finishTurn(
  row: TurnRow,
  owner: string,
  state: Exclude<TurnState, "running">,
  answer: Pick<Message, "parts" | "answer">,
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
      tx.insert(message)
        .values({
          conversationId: row.conversationId,
          id: row.id,
          parentId: row.userMessageId,
          role: "assistant",
          parts: answer.parts,
          answer: answer.answer,
          createdAt: now,
        })
        .run();
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

import { randomUUID } from "node:crypto";
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { type Db, database } from "@/db/client";
import { attachment, conversation, message, turn } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { Message } from "@/lib/core/message";
import { MessageTree } from "@/lib/core/message-tree";
import type { Viewer } from "@/lib/core/viewer";
import { selectNodes } from "./branches";
import type { ConversationRow } from "./conversations";
import type { TurnRow } from "./turns";

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
  /** The system prompt from now on; undefined leaves it as it is. */
  system?: string;
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
        .set({
          activeLeafId: userMessageId,
          updatedAt: now,
          revision: sql`${conversation.revision} + 1`,
          ...(begin.system === undefined ? {} : { system: begin.system }),
        })
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
  const found = new MessageTree(selectNodes(tx, conversationId)).get(id);
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
    holdFiles(tx, found.id, added);
    parentId = added.id;
  }
  if (parentId === null) throw new AppError("invalid_value", "There is nothing to answer.", { param: "messages" });
  return parentId;
}

/** Notes which files a message holds, so that they stay as long as it does. */
function holdFiles(tx: Tx, conversationId: string, { id, parts }: NewMessage): void {
  for (const part of parts) {
    if (part.type !== "attachment") continue;
    tx.insert(attachment)
      .values({ conversationId, messageId: id, fileId: part.attachment.fileId })
      .onConflictDoNothing()
      .run();
  }
}

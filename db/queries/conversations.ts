import { and, desc, eq, inArray, isNotNull, isNull, lt, max, ne, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { conversation, message, turn } from "@/db/schema";
import type { ConversationSummary } from "@/lib/core/conversation";
import type { Message, Role } from "@/lib/core/message";
import { MessageTree } from "@/lib/core/message-tree";
import type { Viewer } from "@/lib/core/viewer";

export type ConversationRow = typeof conversation.$inferSelect;
/** A message without what only the tree needs to know. */
export type MessageRow = Omit<typeof message.$inferSelect, "deletedAt">;

/** The condition that makes a conversation the viewer's own and not deleted. Every query below goes through it. */
function owned(viewer: Viewer, sessId: string) {
  return and(eq(conversation.ownerId, viewer.userId), eq(conversation.sessId, sessId), isNull(conversation.deletedAt));
}

/** The viewer's conversation under `sessId`; undefined alike when there is none and when it is somebody else's. */
export async function getConversationRow(viewer: Viewer, sessId: string): Promise<ConversationRow | undefined> {
  return database().durable.select().from(conversation).where(owned(viewer, sessId)).get();
}

/** The viewer's conversations, newest change first. */
export async function listConversationSummaries(viewer: Viewer, limit: number): Promise<ConversationSummary[]> {
  const rows = database()
    .durable.select({
      sessId: conversation.sessId,
      title: conversation.title,
      updatedAt: conversation.updatedAt,
      runningTurn: turn.key,
    })
    .from(conversation)
    .leftJoin(turn, and(eq(turn.conversationId, conversation.id), eq(turn.state, "running")))
    .where(and(eq(conversation.ownerId, viewer.userId), isNull(conversation.deletedAt)))
    .orderBy(desc(conversation.updatedAt))
    .limit(limit)
    .all();
  return rows.map(({ runningTurn, ...row }) => ({ ...row, running: runningTurn !== null }));
}

/** Turns a stored row into the noun. */
export function toMessage(row: Omit<MessageRow, "conversationId">): Message {
  return {
    id: row.id,
    parentId: row.parentId,
    role: row.role,
    ...(row.name === null ? {} : { name: row.name }),
    parts: row.parts,
    createdAt: row.createdAt,
    ...(row.answer === null ? {} : { answer: row.answer }),
  };
}

/** All messages of the viewer's conversation that are not deleted, oldest first. */
export async function listMessages(viewer: Viewer, sessId: string): Promise<Message[]> {
  const rows = database()
    .durable.select({ message })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(owned(viewer, sessId))
    .orderBy(message.createdAt, message.id)
    .all();
  const tree = new MessageTree(rows.map((row) => row.message));
  return rows.flatMap((row) => (tree.get(row.message.id) ? toMessage(row.message) : []));
}

/** These messages of the viewer's conversation, in any order; the caller knows that they are not deleted. */
export async function listMessagesById(viewer: Viewer, sessId: string, ids: readonly string[]): Promise<Message[]> {
  return database()
    .durable.select({ message })
    .from(message)
    .innerJoin(conversation, eq(conversation.id, message.conversationId))
    .where(and(owned(viewer, sessId), inArray(message.id, [...ids])))
    .all()
    .map((row) => toMessage(row.message));
}

type PathRow = {
  id: string;
  parent_id: string | null;
  role: Role;
  name: string | null;
  parts: string;
  answer: string | null;
  created_at: number;
};

/** The messages from the root to `leafId`, root first; empty when the leaf is not in the viewer's conversation. */
export async function listPath(viewer: Viewer, sessId: string, leafId: string | null): Promise<Message[]> {
  if (leafId === null) return [];
  const rows = database().durable.all<PathRow>(sql`
    with recursive path(conversation_id, id, depth) as (
      select ${message.conversationId}, ${message.id}, 0 from ${message}
        join ${conversation} on ${conversation.id} = ${message.conversationId}
        where ${owned(viewer, sessId)} and ${message.id} = ${leafId}
      union all
      select path.conversation_id, here.parent_id, path.depth + 1 from path
        join ${message} here on here.conversation_id = path.conversation_id and here.id = path.id
        where here.parent_id is not null
    )
    select said.id, said.parent_id, said.role, said.name, said.parts, said.answer, said.created_at from path
      join ${message} said on said.conversation_id = path.conversation_id and said.id = path.id
      order by path.depth desc`);
  return rows.map((row) =>
    toMessage({
      id: row.id,
      parentId: row.parent_id,
      role: row.role,
      name: row.name,
      parts: JSON.parse(row.parts),
      answer: row.answer === null ? null : JSON.parse(row.answer),
      createdAt: row.created_at,
    }),
  );
}

/** Sets a title unless a person has chosen one. `owner` always wins. Returns whether anything changed. */
export async function setTitle(
  viewer: Viewer,
  sessId: string,
  title: string,
  source: "model" | "owner",
): Promise<boolean> {
  const result = database()
    .durable.update(conversation)
    .set({ title, titleSource: source, revision: sql`${conversation.revision} + 1` })
    .where(and(owned(viewer, sessId), source === "owner" ? undefined : ne(conversation.titleSource, "owner")))
    .run();
  return result.changes === 1;
}

/** Marks the conversation as deleted; it can be restored until it is purged. */
export async function markDeleted(viewer: Viewer, sessId: string): Promise<boolean> {
  const result = database()
    .durable.update(conversation)
    .set({ deletedAt: Date.now(), revision: sql`${conversation.revision} + 1` })
    .where(owned(viewer, sessId))
    .run();
  return result.changes === 1;
}

/** Undoes the latest deletion under `sessId`; false when there is none or a new conversation has taken the id. */
export async function restoreDeleted(viewer: Viewer, sessId: string): Promise<boolean> {
  return database().durable.transaction(
    (tx) => {
      const taken = tx.select({ id: conversation.id }).from(conversation).where(owned(viewer, sessId)).get();
      const latest = tx
        .select({ at: max(conversation.deletedAt) })
        .from(conversation)
        .where(and(eq(conversation.ownerId, viewer.userId), eq(conversation.sessId, sessId)))
        .get();
      if (taken || !latest?.at) return false;
      const result = tx
        .update(conversation)
        .set({ deletedAt: null, revision: sql`${conversation.revision} + 1` })
        .where(
          and(
            eq(conversation.ownerId, viewer.userId),
            eq(conversation.sessId, sessId),
            eq(conversation.deletedAt, latest.at),
          ),
        )
        .run();
      return result.changes === 1;
    },
    { behavior: "immediate" },
  );
}

/** Removes for good what was deleted before `before` (milliseconds since 1970). Returns how many conversations went. */
export async function purgeDeleted(before: number): Promise<number> {
  return database()
    .durable.delete(conversation)
    .where(and(isNotNull(conversation.deletedAt), lt(conversation.deletedAt, before)))
    .run().changes;
}

import { randomUUID } from "node:crypto";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { type Db, database } from "@/db/client";
import { attachment, conversation, draft, message, turn } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { type MessageNode, MessageTree } from "@/lib/core/message-tree";
import type { Viewer } from "@/lib/core/viewer";
import type { ConversationRow } from "./conversations";

type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

const missing = (param: string) =>
  new AppError("not_found", "There is no such message in this conversation.", { param });

/** The shape of a conversation, oldest message first, deleted ones included; their texts are not read. */
export function selectNodes(tx: Tx | Db, conversationId: string): MessageNode[] {
  return tx
    .select({
      id: message.id,
      parentId: message.parentId,
      role: message.role,
      createdAt: message.createdAt,
      deletedAt: message.deletedAt,
    })
    .from(message)
    .where(eq(message.conversationId, conversationId))
    .orderBy(message.createdAt, message.id)
    .all();
}

/** The tree of a conversation that was found through its owner. */
export async function getTree({ id }: ConversationRow): Promise<MessageTree> {
  return new MessageTree(selectNodes(database().durable, id));
}

/** Runs a change of the viewer's conversation while nothing is answered in it. @throws AppError not_found, turn_running. */
function changeBranches<T>(viewer: Viewer, sessId: string, change: (tx: Tx, found: ConversationRow) => T): T {
  return database().durable.transaction(
    (tx) => {
      const found = requireOwned(tx, viewer, sessId);
      const running = tx
        .select({ key: turn.key })
        .from(turn)
        .where(and(eq(turn.conversationId, found.id), eq(turn.state, "running")))
        .get();
      if (running) throw new AppError("turn_running", "An answer is being written. Stop it or wait for it.");
      return change(tx, found);
    },
    { behavior: "immediate" },
  );
}

function requireOwned(tx: Tx, viewer: Viewer, sessId: string): ConversationRow {
  const own = and(eq(conversation.ownerId, viewer.userId), eq(conversation.sessId, sessId));
  const found = tx
    .select()
    .from(conversation)
    .where(and(own, isNull(conversation.deletedAt)))
    .get();
  if (!found) throw new AppError("not_found", "There is no such conversation.", { param: "sessId" });
  return found;
}

function setLeaf(tx: Tx, conversationId: string, activeLeafId: string | null): void {
  tx.update(conversation)
    .set({ activeLeafId, revision: sql`${conversation.revision} + 1` })
    .where(eq(conversation.id, conversationId))
    .run();
}

function setDeleted(tx: Tx, conversationId: string, id: string, deletedAt: number | null): void {
  tx.update(message)
    .set({ deletedAt })
    .where(and(eq(message.conversationId, conversationId), eq(message.id, id)))
    .run();
}

/** Shows the branch of a message, down to its newest later turn. @throws AppError not_found, turn_running. */
export async function showBranch(viewer: Viewer, sessId: string, messageId: string): Promise<void> {
  changeBranches(viewer, sessId, (tx, found) => {
    const tree = new MessageTree(selectNodes(tx, found.id));
    if (!tree.get(messageId)) throw missing("messageId");
    const isShown = tree.pathTo(found.activeLeafId).some(({ id }) => id === messageId);
    if (!isShown) setLeaf(tx, found.id, tree.newestLeafBelow(messageId));
  });
}

/**
 * Deletes a message with everything that follows it. Where it was shown, its neighbour is shown instead, else the
 * message above it.
 * @returns how many messages went, and the end of the path that was shown before, for `restoreMessage`.
 * @throws AppError not_found, turn_running.
 */
export async function removeMessage(
  viewer: Viewer,
  sessId: string,
  messageId: string,
): Promise<{ removed: number; leafId: string | null }> {
  return changeBranches(viewer, sessId, (tx, found) => {
    const tree = new MessageTree(selectNodes(tx, found.id));
    const node = tree.get(messageId);
    if (!node) throw missing("messageId");
    setDeleted(tx, found.id, messageId, Date.now());
    const isShown = tree.pathTo(found.activeLeafId).some(({ id }) => id === messageId);
    setLeaf(tx, found.id, isShown ? leafBeside(tree, messageId, node.parentId) : found.activeLeafId);
    return { removed: tree.below(messageId).length, leafId: found.activeLeafId };
  });
}

function leafBeside(tree: MessageTree, id: string, parentId: string | null): string | null {
  const versions = tree.versionsOf(id);
  const at = versions.indexOf(id);
  const neighbour = versions[at - 1] ?? versions[at + 1];
  return neighbour === undefined ? parentId : tree.newestLeafBelow(neighbour);
}

/**
 * Undoes `removeMessage` and shows the message again; `leafId` is the end of the path that was shown before.
 * @throws AppError not_found when it is not deleted, or something above it is.
 */
export async function restoreMessage(
  viewer: Viewer,
  sessId: string,
  messageId: string,
  leafId: string | null,
): Promise<void> {
  changeBranches(viewer, sessId, (tx, found) => {
    const before = selectNodes(tx, found.id);
    const isDeleted = before.some(({ id, deletedAt }) => id === messageId && deletedAt !== null);
    const nodes = before.map((node) => (node.id === messageId ? { ...node, deletedAt: null } : node));
    const tree = new MessageTree(nodes);
    if (!isDeleted || !tree.get(messageId)) throw missing("messageId");
    setDeleted(tx, found.id, messageId, null);
    const isBelow = leafId !== null && tree.below(messageId).includes(leafId);
    setLeaf(tx, found.id, isBelow ? leafId : tree.newestLeafBelow(messageId));
  });
}

/**
 * Copies the path up to a message into a new conversation of the same owner, with new ids, its files and how the
 * composer was set.
 * @throws AppError not_found, conflict when there is a conversation under `newSessId`.
 */
export async function forkConversation(
  viewer: Viewer,
  sessId: string,
  messageId: string,
  newSessId: string,
): Promise<void> {
  database().durable.transaction(
    (tx) => {
      const found = requireOwned(tx, viewer, sessId);
      const path = new MessageTree(selectNodes(tx, found.id)).pathTo(messageId);
      if (path.length === 0) throw missing("messageId");
      const id = insertFork(tx, viewer, found, newSessId);
      const newIds = new Map(path.map((node) => [node.id, randomUUID()]));
      copyMessages(tx, found.id, id, newIds);
      setLeaf(tx, id, newIds.get(messageId) ?? null);
      copyDraft(tx, viewer, sessId, newSessId);
    },
    { behavior: "immediate" },
  );
}

function insertFork(tx: Tx, viewer: Viewer, from: ConversationRow, sessId: string): string {
  const id = randomUUID();
  const now = Date.now();
  const { title, titleSource, system } = from;
  const row = { id, ownerId: viewer.userId, sessId, title, titleSource, system, createdAt: now, updatedAt: now };
  const { changes } = tx
    .insert(conversation)
    .values({ ...row, revision: 0 })
    .onConflictDoNothing()
    .run();
  if (changes === 1) return id;
  throw new AppError("conflict", "There is a conversation under this id already.", { param: "sessId" });
}

/** Copies messages one by one in the order of the path, so that no message is there before the one it follows. */
function copyMessages(tx: Tx, fromId: string, toId: string, newIds: ReadonlyMap<string, string>): void {
  for (const [oldId, id] of newIds) {
    const isOld = and(eq(message.conversationId, fromId), eq(message.id, oldId));
    const row = tx.select().from(message).where(isOld).get();
    if (!row) continue;
    const parentId = row.parentId === null ? null : (newIds.get(row.parentId) ?? null);
    tx.insert(message)
      .values({ ...row, conversationId: toId, id, parentId })
      .run();
    const held = and(eq(attachment.conversationId, fromId), eq(attachment.messageId, oldId));
    for (const { fileId } of tx.select().from(attachment).where(held).all()) {
      tx.insert(attachment).values({ conversationId: toId, messageId: id, fileId }).run();
    }
  }
}

function copyDraft(tx: Tx, viewer: Viewer, fromKey: string, key: string): void {
  const isOld = and(eq(draft.userId, viewer.userId), eq(draft.key, fromKey));
  const found = tx.select().from(draft).where(isOld).get();
  if (!found) return;
  const content = { ...found.content, text: "", files: [], queue: [], others: undefined };
  tx.insert(draft)
    .values({ userId: viewer.userId, key, content, revision: 0, updatedAt: Date.now() })
    .onConflictDoNothing()
    .run();
}

/** Removes for good the messages that were deleted before `before` (milliseconds since 1970). */
export async function purgeMessages(before: number): Promise<number> {
  return database().durable.transaction(
    (tx) => {
      const tops = tx
        .select({ conversationId: message.conversationId, id: message.id })
        .from(message)
        .where(sql`${message.deletedAt} < ${before}`)
        .all();
      let purged = 0;
      for (const { conversationId, id } of tops) purged += purgeBelow(tx, conversationId, id);
      return purged;
    },
    { behavior: "immediate" },
  );
}

function purgeBelow(tx: Tx, conversationId: string, id: string): number {
  const nodes = selectNodes(tx, conversationId).map((node) => ({ ...node, deletedAt: null }));
  const ids = new MessageTree(nodes).below(id);
  const { changes } = tx
    .delete(message)
    .where(and(eq(message.conversationId, conversationId), inArray(message.id, ids)))
    .run();
  return changes;
}

import { getTree, purgeMessages } from "@/db/queries/branches";
import {
  getConversationRow,
  listConversationSummaries,
  listMessagesById,
  markDeleted,
  purgeDeleted,
  restoreDeleted,
  setTitle,
} from "@/db/queries/conversations";
import { getDraft, purgeDrafts } from "@/db/queries/drafts";
import { getTurn } from "@/db/queries/turns";
import type { Conversation, ConversationSummary, VersionedMessage } from "@/lib/core/conversation";
import { AppError } from "@/lib/core/errors";
import type { MessageTree } from "@/lib/core/message-tree";
import { messagesAtOnce } from "@/lib/core/messages-at-once";
import type { Viewer } from "@/lib/core/viewer";
import { publish } from "./live-events";
import { findLiveTurn } from "./live-turn";
import { findTemporary, forgetTemporary } from "./temporary";

const sidebarLimit = 500;
const purgeAfterMs = 30 * 24 * 3600 * 1000;

/** The viewer's conversations, newest change first. */
export async function listConversations(viewer: Viewer): Promise<ConversationSummary[]> {
  return listConversationSummaries(viewer, sidebarLimit);
}

/** A conversation as it is shown, with the last messages of its path; undefined when the viewer has none under this id. */
export async function getConversation(viewer: Viewer, sessId: string): Promise<Conversation | undefined> {
  const temporary = findTemporary(viewer, sessId);
  if (temporary) return temporary.toConversation();
  const row = await getConversationRow(viewer, sessId);
  if (!row) return undefined;
  const running = await getTurn(viewer, sessId);
  const draft = await getDraft(viewer, sessId);
  const tree = await getTree(row);
  const path = tree
    .pathTo(running?.userMessageId ?? row.activeLeafId)
    .flatMap(({ id, role }) => (role === "tool" ? [] : id));
  return {
    sessId,
    title: row.title,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    revision: row.revision,
    path,
    messages: await readVersions(viewer, sessId, tree, path.slice(-messagesAtOnce)),
    ...(running ? { runningTurnId: running.id, earlierAnswers: tree.answersTo(running.userMessageId) } : {}),
    ...(draft ? { draft } : {}),
    ...(row.system === null ? {} : { system: row.system }),
  };
}

/**
 * Some messages of a conversation, of any branch; those that are not there are left out.
 * @throws AppError not_found.
 */
export async function listConversationMessages(
  viewer: Viewer,
  sessId: string,
  ids: readonly string[],
): Promise<VersionedMessage[]> {
  const temporary = findTemporary(viewer, sessId);
  if (temporary) return temporary.list(ids);
  const row = await getConversationRow(viewer, sessId);
  if (!row) throw notFound();
  return readVersions(viewer, sessId, await getTree(row), ids);
}

async function readVersions(
  viewer: Viewer,
  sessId: string,
  tree: MessageTree,
  ids: readonly string[],
): Promise<VersionedMessage[]> {
  const there = ids.filter((id) => tree.get(id));
  const read = new Map((await listMessagesById(viewer, sessId, there)).map((message) => [message.id, message]));
  return there.flatMap((id) => {
    const message = read.get(id);
    if (!message) return [];
    const versions = tree.versionsOf(id);
    return versions.length > 1 ? { ...message, versions } : message;
  });
}

/** @throws AppError not_found. */
export async function requireConversation(viewer: Viewer, sessId: string): Promise<Conversation> {
  const found = await getConversation(viewer, sessId);
  if (!found) throw notFound();
  return found;
}

function notFound(): AppError {
  return new AppError("not_found", "There is no such conversation.", { param: "sessId" });
}

/** Gives a conversation the title its owner chose. */
export async function renameConversation(viewer: Viewer, sessId: string, title: string): Promise<void> {
  if (!(await setTitle(viewer, sessId, title, "owner"))) throw notFound();
  publish(viewer.userId, { type: "conversation", sessId, change: "saved" });
}

/** Deletes a conversation so that it can be restored; an answer that is running in it is stopped first. */
export async function deleteConversation(viewer: Viewer, sessId: string): Promise<void> {
  if (forgetTemporary(viewer, sessId)) return;
  const row = await getConversationRow(viewer, sessId);
  if (!row) throw notFound();
  const live = findLiveTurn(row.id);
  live?.stop("owner");
  await live?.ended;
  if (!(await markDeleted(viewer, sessId))) throw notFound();
  publish(viewer.userId, { type: "conversation", sessId, change: "deleted" });
}

/** Undoes a deletion. */
export async function restoreConversation(viewer: Viewer, sessId: string): Promise<void> {
  if (!(await restoreDeleted(viewer, sessId))) throw notFound();
  publish(viewer.userId, { type: "conversation", sessId, change: "saved" });
}

/** Removes for good what was deleted more than 30 days ago. Returns how many conversations and messages went. */
export async function purgeOldDeletions(): Promise<number> {
  const before = Date.now() - purgeAfterMs;
  const purged = (await purgeDeleted(before)) + (await purgeMessages(before));
  await purgeDrafts();
  return purged;
}

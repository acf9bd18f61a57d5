import {
  getConversationRow,
  listConversationSummaries,
  listPath,
  markDeleted,
  purgeDeleted,
  restoreDeleted,
  setTitle,
} from "@/db/queries/conversations";
import { getTurn } from "@/db/queries/turns";
import type { Conversation, ConversationSummary } from "@/lib/core/conversation";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { publish } from "./live-events";
import { findLiveTurn } from "./live-turn";

const sidebarLimit = 500;
const purgeAfterMs = 30 * 24 * 3600 * 1000;

/** The viewer's conversations, newest change first. */
export async function listConversations(viewer: Viewer): Promise<ConversationSummary[]> {
  return listConversationSummaries(viewer, sidebarLimit);
}

/** A conversation with its shown path; undefined when the viewer has none under this id. */
export async function getConversation(viewer: Viewer, sessId: string): Promise<Conversation | undefined> {
  const row = await getConversationRow(viewer, sessId);
  if (!row) return undefined;
  const running = await getTurn(viewer, sessId);
  return {
    sessId,
    title: row.title,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    revision: row.revision,
    messages: await listPath(viewer, sessId, running?.userMessageId ?? row.activeLeafId),
    ...(running ? { runningTurnId: running.id } : {}),
  };
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

/** Removes for good what was deleted more than 30 days ago. */
export async function purgeOldDeletions(): Promise<number> {
  return purgeDeleted(Date.now() - purgeAfterMs);
}

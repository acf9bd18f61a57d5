import { forkConversation, getTree, removeMessage, restoreMessage, showBranch } from "@/db/queries/branches";
import { getConversationRow } from "@/db/queries/conversations";
import type { Viewer } from "@/lib/core/viewer";
import { publish } from "./live-events";
import { findTemporary } from "./temporary";

const saved = (viewer: Viewer, sessId: string) =>
  publish(viewer.userId, { type: "conversation", sessId, change: "saved" });

/** Shows another version of a message with what followed it. @throws AppError not_found, turn_running. */
export async function showMessage(viewer: Viewer, sessId: string, messageId: string): Promise<void> {
  const temporary = findTemporary(viewer, sessId);
  if (temporary) return temporary.show(messageId);
  await showBranch(viewer, sessId, messageId);
  saved(viewer, sessId);
}

/**
 * Deletes a message with everything that follows it, so that it can be restored.
 * @throws AppError not_found, turn_running.
 */
export async function deleteMessage(
  viewer: Viewer,
  sessId: string,
  messageId: string,
): Promise<{ removed: number; leafId: string | null }> {
  const removed = await removeMessage(viewer, sessId, messageId);
  saved(viewer, sessId);
  return removed;
}

/** Undoes `deleteMessage`. @throws AppError not_found, turn_running. */
export async function undeleteMessage(
  viewer: Viewer,
  sessId: string,
  messageId: string,
  leafId: string | null,
): Promise<void> {
  await restoreMessage(viewer, sessId, messageId, leafId);
  saved(viewer, sessId);
}

/** Begins another conversation with what was said up to a message. @throws AppError not_found, conflict. */
export async function fork(viewer: Viewer, sessId: string, messageId: string, newSessId: string): Promise<void> {
  await forkConversation(viewer, sessId, messageId, newSessId);
  saved(viewer, newSessId);
}

/** Ids of the shown path, root first; undefined when the viewer has no such conversation. */
export async function getShownPath(viewer: Viewer, sessId: string): Promise<string[] | undefined> {
  const row = await getConversationRow(viewer, sessId);
  if (!row) return undefined;
  const path = (await getTree(row)).pathTo(row.activeLeafId);
  return path.flatMap(({ id, role }) => (role === "tool" ? [] : id));
}

import type { Viewer } from "@/lib/core/viewer";
import { toUiMessages } from "@/lib/stream/ui-message";
import { requireConversation } from "./conversations";

/**
 * A conversation as the page takes it: what it is, and the last messages of its shown path.
 * @throws AppError not_found.
 */
export async function readSnapshot(viewer: Viewer, sessId: string) {
  const { messages, ...conversation } = await requireConversation(viewer, sessId);
  return { conversation, messages: toUiMessages(messages) };
}

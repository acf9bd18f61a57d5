import { callApi, conversationPath } from "@/components/call-api";
import type { ConversationSnapshot } from "./parley-message";

/** A snapshot as the routes write it. */
export type SnapshotAnswer = {
  conversation: Omit<ConversationSnapshot, "messages">;
  messages: ConversationSnapshot["messages"];
};

export function toSnapshot({ conversation, messages }: SnapshotAnswer): ConversationSnapshot {
  return { ...conversation, messages };
}

/**
 * A conversation as the server has it now.
 * @throws ApiError
 */
export async function readConversation(sessId: string): Promise<ConversationSnapshot> {
  return toSnapshot(await callApi<SnapshotAnswer>(conversationPath(sessId)));
}

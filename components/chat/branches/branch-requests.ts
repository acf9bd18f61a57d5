import { callApi, conversationPath } from "@/components/call-api";
import type { ConversationSnapshot, ParleyMessage } from "@/components/chat/parley-message";
import { type SnapshotAnswer, toSnapshot } from "@/components/chat/read-conversation";
import { newClientId } from "@/components/client-id";
import { messagesAtOnce } from "@/lib/core/messages-at-once";

/** What a deletion took away, as its undoing needs it. `removed` counts the message itself. */
export type Removal = { messageId: string; removed: number; leafId: string | null };

const messagePath = (sessId: string, messageId: string) =>
  `${conversationPath(sessId)}/messages/${encodeURIComponent(messageId)}`;

/** Shows the branch of a message. @throws ApiError */
export async function showVersion(sessId: string, messageId: string): Promise<ConversationSnapshot> {
  const path = `${conversationPath(sessId)}/shown`;
  return toSnapshot(await callApi<SnapshotAnswer>(path, { method: "POST", body: { messageId } }));
}

/** Deletes a message with all that follows it. @throws ApiError */
export async function removeMessage(
  sessId: string,
  messageId: string,
): Promise<ConversationSnapshot & Omit<Removal, "messageId">> {
  type Answer = SnapshotAnswer & Omit<Removal, "messageId">;
  const answer = await callApi<Answer>(messagePath(sessId, messageId), { method: "DELETE" });
  return { ...toSnapshot(answer), removed: answer.removed, leafId: answer.leafId };
}

/** Undoes a deletion. @throws ApiError */
export async function restoreMessage(sessId: string, { messageId, leafId }: Removal): Promise<ConversationSnapshot> {
  const path = `${messagePath(sessId, messageId)}/restore`;
  return toSnapshot(await callApi<SnapshotAnswer>(path, { method: "POST", body: { leafId } }));
}

/** Begins a new conversation with the path up to a message; returns its `sessId`. @throws ApiError */
export async function forkConversation(sessId: string, messageId: string): Promise<string> {
  const fork = newClientId();
  await callApi(`${conversationPath(sessId)}/fork`, { method: "POST", body: { messageId, sessId: fork } });
  return fork;
}

/** Messages of a conversation by their ids, of any branch; those that are not there are left out. @throws ApiError */
export async function readMessages(sessId: string, ids: readonly string[]): Promise<ParleyMessage[]> {
  const pages = Array.from({ length: Math.ceil(ids.length / messagesAtOnce) }, (_, page) =>
    ids.slice(page * messagesAtOnce, (page + 1) * messagesAtOnce),
  );
  const address = (page: readonly string[]) =>
    `${conversationPath(sessId)}/messages?ids=${page.map(encodeURIComponent).join(",")}`;
  const read = await Promise.all(pages.map((page) => callApi<{ messages: ParleyMessage[] }>(address(page))));
  return read.flatMap(({ messages }) => messages);
}

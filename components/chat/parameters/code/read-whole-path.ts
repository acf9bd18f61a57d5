import { callApi, conversationPath } from "@/components/call-api";
import { isLoaded, type ParleyMessage } from "@/components/chat/parley-message";
import { messagesAtOnce } from "@/lib/core/messages-at-once";

/** The same messages with those fetched that are not at hand. @throws ApiError. */
export async function readWholePath(sessId: string, messages: readonly ParleyMessage[]): Promise<ParleyMessage[]> {
  const missing = messages.filter((message) => !isLoaded(message)).map(({ id }) => id);
  const read = new Map<string, ParleyMessage>();
  for (let at = 0; at < missing.length; at += messagesAtOnce) {
    const ids = missing.slice(at, at + messagesAtOnce).join(",");
    const path = `${conversationPath(sessId)}/messages?ids=${encodeURIComponent(ids)}`;
    const answer = await callApi<{ messages: ParleyMessage[] }>(path);
    for (const message of answer.messages) read.set(message.id, message);
  }
  return messages.map((message) => read.get(message.id) ?? message);
}

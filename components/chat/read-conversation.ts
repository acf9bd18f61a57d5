import { callApi, conversationPath } from "@/components/call-api";
import type { ConversationSnapshot } from "./parley-message";

type Answer = {
  conversation: Omit<ConversationSnapshot, "messages">;
  messages: ConversationSnapshot["messages"];
};

/**
 * A conversation as the server has it now.
 * @throws ApiError
 */
export async function readConversation(sessId: string): Promise<ConversationSnapshot> {
  const { conversation, messages } = await callApi<Answer>(conversationPath(sessId));
  return { ...conversation, messages };
}

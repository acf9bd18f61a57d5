import type { UIMessage } from "ai";
import type { MessageMetadata } from "@/lib/core/message";

/** A message as the page holds it. */
export type ParleyMessage = UIMessage<MessageMetadata>;

/** What `GET /api/conversations/[sessId]` answers, and what a page begins with. */
export type ConversationSnapshot = {
  sessId: string;
  title: string;
  revision: number;
  runningTurnId?: string;
  messages: ParleyMessage[];
};

/** The text of a message without reasoning and everything else. */
export function textOfMessage(message: ParleyMessage): string {
  return message.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/**
 * The fresh list, with every message that has not changed kept as the object it was,
 * so that only what is new is drawn again.
 */
export function mergeMessages(current: readonly ParleyMessage[], fresh: readonly ParleyMessage[]): ParleyMessage[] {
  const known = new Map(current.map((message) => [message.id, message]));
  return fresh.map((message) => {
    const before = known.get(message.id);
    return before && JSON.stringify(before) === JSON.stringify(message) ? before : message;
  });
}

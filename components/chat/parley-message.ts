import type { UIMessage } from "ai";
import type { Draft } from "@/lib/core/draft";
import type { MessageMetadata } from "@/lib/core/message";

/** A message as the page holds it. */
export type ParleyMessage = UIMessage<MessageMetadata>;

/** What a page begins with: the ids of the whole shown path, and the messages of it that are at hand. */
export type ConversationSnapshot = {
  sessId: string;
  title: string;
  revision: number;
  runningTurnId?: string;
  earlierAnswers?: string[];
  path: string[];
  messages: ParleyMessage[];
  draft?: Draft;
  /** The system prompt of its latest turn. */
  system?: string;
};

/** The text of a message without reasoning and everything else. */
export function textOfMessage(message: ParleyMessage): string {
  return message.parts.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/** Whether a message is at hand; else only its place in the path is known. */
export function isLoaded(message: ParleyMessage): boolean {
  return message.metadata !== undefined || message.parts.length > 0;
}

/**
 * The messages of a path in their order. One that has not changed stays the object it was, so that only what is new is
 * drawn again; one that is neither fresh nor known is an empty place to be filled later.
 */
export function mergeMessages(
  known: readonly ParleyMessage[],
  { path, messages }: Pick<ConversationSnapshot, "path" | "messages">,
): ParleyMessage[] {
  const before = new Map(known.map((message) => [message.id, message]));
  const fresh = new Map(messages.map((message) => [message.id, message]));
  return path.map((id) => {
    const old = before.get(id);
    const now = fresh.get(id);
    if (!now) return old ?? { id, role: "assistant", parts: [] };
    return old && JSON.stringify(old) === JSON.stringify(now) ? old : now;
  });
}

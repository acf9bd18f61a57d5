import { isLoaded, type ParleyMessage } from "@/components/chat/parley-message";

/** What a step goes to: the next question, or the next message of any kind. */
export type StepKind = "question" | "message";

/**
 * The message one step from `from`; undefined where the thread ends. A place whose message is not at hand may be a
 * question, so a step stops there as well.
 */
export function stepFrom(
  messages: readonly ParleyMessage[],
  from: number,
  by: 1 | -1,
  kind: StepKind,
): ParleyMessage | undefined {
  for (let at = from + by; at >= 0 && at < messages.length; at += by) {
    const message = messages[at];
    if (message && (kind === "message" || message.role === "user" || !isLoaded(message))) return message;
  }
  return undefined;
}

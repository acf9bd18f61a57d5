import { type ParleyMessage, textOfMessage } from "@/components/chat/parley-message";

/** Whether something of an answer is missing that a model can go on with. */
export function isUnfinished(message: ParleyMessage): boolean {
  const { state, finishReason } = message.metadata ?? {};
  const isCut = state === "stopped" || state === "failed" || state === "interrupted" || finishReason === "length";
  return isCut && textOfMessage(message) !== "" && message.parts.every(({ type }) => type !== "dynamic-tool");
}

import type { KeyboardEvent } from "react";

/** Whether an input method is composing; Safari ends that before the key that ended it, and only tells by its code. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

/** Enter sends, with Shift it breaks the line; with Control or Command it sends wherever it is pressed. */
export function isSendKey(event: KeyboardEvent): boolean {
  return event.key === "Enter" && !event.shiftKey && !event.altKey && !isComposing(event);
}

/** Whether the message is to be sent whatever else Enter would do here. */
export function isCertainSendKey(event: KeyboardEvent): boolean {
  return isSendKey(event) && (event.ctrlKey || event.metaKey);
}

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { readDraft, writeDraft } from "./browser-memory";
import type { ConversationControls } from "./use-conversation";

/**
 * The text in the composer. It is kept in the browser until the server has taken it, and text the server did not take
 * comes back before whatever was written meanwhile.
 */
export function useDraft(
  key: string,
  controls: Pick<ConversationControls, "phase" | "returned">,
  field: RefObject<HTMLTextAreaElement | null>,
): { text: string; change: (text: string) => void; clear: () => void } {
  const [text, setText] = useState("");
  const { phase, returned } = controls;

  const previousKey = useRef(key);
  useEffect(() => {
    const before = previousKey.current;
    previousKey.current = key;
    if (before === key) {
      // What was typed before the page was alive comes first.
      setText(field.current?.value || readDraft(key));
    } else {
      // The new conversation has become a stored one, and its draft goes with it.
      writeDraft(before, "");
      writeDraft(key, field.current?.value ?? "");
    }
  }, [key, field]);

  useEffect(() => {
    if (returned) setText((typed) => (typed.trim() ? `${returned.text}\n\n${typed}` : returned.text));
  }, [returned]);

  const previousPhase = useRef(phase);
  useEffect(() => {
    const taken = previousPhase.current === "sending" && phase === "answering";
    previousPhase.current = phase;
    if (taken) writeDraft(key, field.current?.value ?? "");
  }, [phase, key, field]);

  const change = useCallback(
    (value: string) => {
      setText(value);
      writeDraft(key, value);
    },
    [key],
  );
  return { text, change, clear: useCallback(() => setText(""), []) };
}

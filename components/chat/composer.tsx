"use client";

import { ArrowUp, Square } from "lucide-react";
import { type KeyboardEvent, memo, type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { prepareForAnswer } from "./answer-parts";
import type { ConversationControls } from "./use-conversation";
import { useDraft } from "./use-draft";

/** `useLayoutEffect` says on the server that it does nothing there. */
const useBrowserLayoutEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

/** Enter that chooses a word of an input method is not a wish to send; Safari only tells by the key code. */
function isSendKey(event: KeyboardEvent): boolean {
  const composing = event.nativeEvent.isComposing || event.keyCode === 229;
  return event.key === "Enter" && !event.shiftKey && !composing;
}

/** Where a message is written: one surface, its switches inside. */
export const Composer = memo(function Composer({
  draftKey,
  controls,
  picker,
  switches,
  onSend,
}: {
  draftKey: string;
  controls: ConversationControls;
  /** The choice of model, which opens over the surface. */
  picker: ReactNode;
  /** What else goes with the question. */
  switches: ReactNode;
  /** Undefined while nothing can be sent at all. */
  onSend?: (text: string) => void;
}) {
  const { t } = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, change, clear } = useDraft(draftKey, controls, field);
  const { busy, stopping, stop } = controls;
  const sendable = !busy && onSend !== undefined && text.trim() !== "";

  useEffect(() => {
    // On a touch screen focus would bring up the keyboard over the page.
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, []);
  useBrowserLayoutEffect(() => {
    if (text === "" || !CSS.supports("field-sizing", "content")) growField(field.current);
  }, [text]);

  /** Stop takes the place of Send: the second half of a double click on Send is not meant for it. */
  const pressStop = (clicks: number) => {
    if (clicks < 2) void stop();
  };
  const submit = () => {
    if (!sendable) return;
    clear();
    onSend(text.trim());
    field.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="mx-auto w-full max-w-column px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-5"
    >
      <div className="relative rounded-surface border border-line-strong bg-paper-raised transition-colors focus-within:border-accent">
        <textarea
          id="composer"
          ref={field}
          value={text}
          rows={1}
          dir="auto"
          enterKeyHint="send"
          aria-label={t("composer.label")}
          aria-description={t("composer.hint")}
          placeholder={t("composer.placeholder")}
          onChange={(event) => change(event.target.value)}
          onBeforeInput={prepareForAnswer}
          onKeyDown={(event) => {
            if (!isSendKey(event)) return;
            event.preventDefault();
            submit();
          }}
          className="block field-sizing-content max-h-[40dvh] min-h-12 w-full resize-none bg-transparent px-4 pt-3 pb-1 text-body outline-none placeholder:text-ink-faint"
        />
        <div className="flex items-center justify-between gap-2 px-2 pb-2">
          <div className="flex min-w-0 items-center gap-1">
            {picker}
            {switches}
          </div>
          {busy ? (
            <IconButton
              look="primary"
              label={t("action.stop")}
              disabled={stopping}
              onClick={(event) => pressStop(event.detail)}
            >
              <Square aria-hidden fill="currentColor" className="!size-3.5" />
            </IconButton>
          ) : (
            <IconButton look="primary" label={t("action.send")} type="submit" disabled={!sendable}>
              <ArrowUp aria-hidden />
            </IconButton>
          )}
        </div>
      </div>
    </form>
  );
});

/** Gives the field the height of its text where CSS cannot. */
function growField(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = "";
  if (!CSS.supports("field-sizing", "content")) field.style.height = `${field.scrollHeight}px`;
}

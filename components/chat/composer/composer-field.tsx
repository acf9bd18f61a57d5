"use client";

import { Maximize2, Minimize2 } from "lucide-react";
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type TextareaHTMLAttributes,
  useEffect,
  useLayoutEffect,
  useState,
} from "react";
import { prepareForAnswer } from "@/components/chat/answer-parts";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { DraftClient } from "./draft-client";
import { growField, isLongText } from "./field-size";
import type { Composing } from "./use-composer";

/** `useLayoutEffect` says on the server that it does nothing there. */
const useBrowserLayoutEffect = typeof window === "undefined" ? useEffect : useLayoutEffect;

type Props = {
  composing: Pick<Composing, "field" | "text">;
  draft: DraftClient;
  onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  onPaste: (event: ClipboardEvent<HTMLTextAreaElement>) => void;
  /** What the field says about a list it controls. */
  list: TextareaHTMLAttributes<HTMLTextAreaElement>;
};

/** The field for the words. It grows with them, and on wish to most of the page. */
export function ComposerField({ composing, draft, onKeyDown, onPaste, list }: Props) {
  const { field, text } = composing;
  const { t } = useText();
  const [enlarged, setEnlarged] = useState(false);
  const isLong = isLongText(text);
  const isLarge = enlarged && isLong;
  useEffect(() => {
    // On a touch screen focus would bring up the keyboard over the page.
    if (matchMedia("(pointer: fine)").matches) field.current?.focus();
  }, [field]);
  useBrowserLayoutEffect(() => {
    if (text === "" || !CSS.supports("field-sizing", "content")) growField(field.current);
  }, [text, field]);
  return (
    <div className="relative">
      <textarea
        id="composer"
        ref={field}
        value={text}
        rows={1}
        dir="auto"
        // What a browser remembers of a field is older than what the server knows.
        autoComplete="off"
        enterKeyHint="send"
        aria-label={t("composer.label")}
        aria-description={t("composer.hint")}
        placeholder={t("composer.placeholder")}
        onChange={(event) => draft.change({ text: event.target.value })}
        onBeforeInput={prepareForAnswer}
        onCompositionStart={() => draft.compose(true)}
        onCompositionEnd={() => draft.compose(false)}
        onBlur={() => void draft.save()}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        {...list}
        className={cn(
          "block field-sizing-content min-h-12 w-full resize-none bg-transparent px-4 pt-3 pb-1 text-body outline-none placeholder:text-ink-faint",
          isLarge ? "h-[70dvh] max-h-[70dvh]" : "max-h-[40dvh]",
          isLong && "pe-12",
        )}
      />
      {isLong && (
        <IconButton
          label={t(isLarge ? "composer.shrink" : "composer.enlarge")}
          aria-pressed={isLarge}
          onClick={() => {
            setEnlarged(!isLarge);
            field.current?.focus();
          }}
          className="absolute end-1.5 top-1.5 max-md:end-0.5 max-md:top-0.5"
        >
          {isLarge ? <Minimize2 aria-hidden className="!size-4" /> : <Maximize2 aria-hidden className="!size-4" />}
        </IconButton>
      )}
    </div>
  );
}

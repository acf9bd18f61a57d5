"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ThreadWindow } from "@/components/chat/window/thread-window";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { type Finding, useFind } from "./use-find";
import { useHighlights } from "./use-highlights";
import "./find.css";

export type FindBarProps = {
  scroller: RefObject<HTMLElement | null>;
  frame: ThreadWindow;
  sessId: string;
  /** Raised when the thread has other messages, and when the bar is asked for again. */
  version: string;
  onClose: () => void;
};

/** Finds words in the whole conversation, drawn or not. */
export default function FindBar({ scroller, frame, sessId, version, onClose }: FindBarProps) {
  const { t } = useText();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const from = useCallback(() => frame.firstIndex(), [frame]);
  const { finding, step } = useFind(sessId, query, version, from);
  useHighlights(scroller, frame, query, finding);
  useEffect(() => field.current?.focus(), []);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = stepOfKey(event);
    if (event.key === "Escape") onClose();
    else if (by && event.target === field.current) step(by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = finding.count === 0;
  return (
    <search
      aria-label={t("find.label")}
      onKeyDown={onKeyDown}
      data-print="never"
      className="rise absolute end-3 top-1 z-20 flex max-w-[calc(100%-1.5rem)] items-center gap-0.5 rounded-surface border border-line bg-paper-raised p-1 ps-3 shadow-float max-sm:inset-x-2 max-sm:max-w-none"
    >
      <input
        ref={field}
        data-find-field
        type="text"
        inputMode="search"
        enterKeyHint="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        aria-label={t("find.label")}
        placeholder={t("find.placeholder")}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        className="h-9 w-56 min-w-0 flex-1 bg-transparent text-ui outline-none placeholder:text-ink-faint max-md:h-11 max-md:text-body"
      />
      <Count finding={finding} />
      <IconButton label={t("find.previous")} disabled={none} onClick={() => step(-1)}>
        <ChevronUp aria-hidden />
      </IconButton>
      <IconButton label={t("find.next")} disabled={none} onClick={() => step(1)}>
        <ChevronDown aria-hidden />
      </IconButton>
      <IconButton label={t("find.close")} onClick={onClose}>
        <X aria-hidden />
      </IconButton>
    </search>
  );
}

function stepOfKey({ key, shiftKey, nativeEvent }: KeyboardEvent): 1 | -1 | undefined {
  if (nativeEvent.isComposing) return undefined;
  if (key === "Enter") return shiftKey ? -1 : 1;
  if (key === "ArrowDown") return 1;
  if (key === "ArrowUp") return -1;
  return undefined;
}

/** "3 of 17", which is also said. */
function Count({ finding: { state, count, at } }: { finding: Finding }) {
  const { t, locale } = useText();
  const number = new Intl.NumberFormat(locale);
  const shown = { at: number.format(at), count: number.format(count) };
  const texts = {
    idle: "",
    searching: t("find.searching"),
    failed: t("find.failed"),
    found: count === 0 ? t("find.none") : t("find.count", shown),
  };
  return (
    <p role="status" className="shrink-0 px-1.5 text-small text-ink-soft tabular-nums">
      {texts[state]}
    </p>
  );
}

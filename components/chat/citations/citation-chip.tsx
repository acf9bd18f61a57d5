"use client";

import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from "react";
import { useText } from "@/components/text-context";
import { useCitations } from "./citations-context";
import { isCardUnreachable, loadSourceCard } from "./load-source-card";
import type { Source } from "./read-sources";
import { sourceCard, useSourceCard } from "./source-card-store";
import "./citation-chip.css";

/** The pointer has to rest this long, in milliseconds, so that crossing the text opens nothing. */
const restMs = 120;

/**
 * The number of a source, as wide as "[1]" was and on the same line, so that nothing moves when it takes that place.
 * It leads where the stored record says: by a click at once, by touch and keyboard through its card.
 */
export function CitationChip({ source }: { source: Source }) {
  const { t } = useText();
  const { scope } = useCitations();
  const chip = useRef<HTMLAnchorElement>(null);
  const touched = useRef(false);
  const open = useSourceCard(({ shown }) => shown !== undefined && shown.anchor === chip.current);
  const lit = useSourceCard((state) => state.lit?.scope === scope && state.lit.number === source.number);
  useEffect(() => {
    const anchor = chip.current;
    return () => {
      if (anchor) sourceCard.forget(anchor);
    };
  }, []);
  const preview = (anchor: HTMLElement, waitMs: number) => {
    void loadSourceCard();
    sourceCard.preview({ scope, source, anchor }, waitMs);
  };
  const click = (event: MouseEvent<HTMLElement>) => {
    const byKeyboard = event.detail === 0;
    if (isCardUnreachable() || !(byKeyboard || touched.current)) return;
    event.preventDefault();
    sourceCard.pin({ scope, source, anchor: event.currentTarget });
  };
  return (
    <a
      ref={chip}
      href={source.href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-label={t("citation.name", { index: source.number, title: source.title || source.host, host: source.host })}
      data-lit={lit || open || undefined}
      className="citation-chip"
      onPointerEnter={({ pointerType, currentTarget }) => {
        sourceCard.light({ scope, number: source.number });
        if (pointerType === "mouse") preview(currentTarget, restMs);
      }}
      onPointerLeave={({ pointerType }) => {
        sourceCard.light(undefined);
        if (pointerType === "mouse") sourceCard.leave();
      }}
      onPointerDown={({ pointerType }) => {
        touched.current = pointerType !== "mouse";
        void loadSourceCard();
      }}
      onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && preview(currentTarget, 0)}
      onBlur={() => sourceCard.leave()}
      onKeyDown={goInside}
      onClick={click}
    >
      <span className="citation-edge">[</span>
      <span className="citation-number">{source.number}</span>
      <span className="citation-edge">]</span>
    </a>
  );
}

/** The card stands at the end of the page; for the keyboard it stands behind its chip. */
function goInside(event: KeyboardEvent<HTMLElement>): void {
  if (event.key === "Tab" && !event.shiftKey && sourceCard.goInside(event.currentTarget)) event.preventDefault();
}

"use client";

import { type MouseEvent, useContext } from "react";
import { useText } from "@/components/text-context";
import { BlockPlaceContext, FootnoteContext, noteId, referenceId } from "./footnote-context";

/** Goes to a place of this page without a new entry in the history; the link does the same where nothing runs. */
export function goTo(event: MouseEvent, id: string): void {
  const target = document.getElementById(id);
  if (!target) return;
  event.preventDefault();
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "nearest" });
}

/** A small number that leads to its footnote; what was written where there is no such footnote, or not yet. */
export function FootnoteReference({ label, order }: { label: string; order: number }) {
  const { t } = useText();
  const scope = useContext(FootnoteContext);
  const block = useContext(BlockPlaceContext);
  const note = scope?.footnotes.get(label.toLowerCase());
  if (!scope || !note) return <>{`[^${label}]`}</>;
  const id = referenceId(scope, note, block, order);
  return (
    <sup className="text-[0.75em] leading-[0]">
      <a
        id={id}
        href={`#${noteId(scope, note)}`}
        role="doc-noteref"
        aria-label={t("footnote.open", { number: note.number })}
        onClick={(event) => {
          scope.cameFrom.set(note.label, id);
          goTo(event, noteId(scope, note));
        }}
        className="rounded-small px-0.5 font-medium text-accent tabular-nums no-underline hover:underline"
      >
        {note.number}
      </a>
    </sup>
  );
}

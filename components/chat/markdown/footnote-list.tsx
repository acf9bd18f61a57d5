"use client";

import { CornerLeftUp } from "lucide-react";
import { type ReactNode, useContext } from "react";
import { useText } from "@/components/text-context";
import { FootnoteContext, type FootnoteScope, noteId, referenceId } from "./footnote-context";
import { goTo } from "./footnote-reference";
import type { Footnote } from "./footnotes";

function WayBack({ scope, note }: { scope: FootnoteScope; note: Footnote }) {
  const { t } = useText();
  const first = referenceId(scope, note, note.firstBlock, 0);
  const label = t("footnote.back", { number: note.number });
  return (
    <a
      href={`#${first}`}
      role="doc-backlink"
      aria-label={label}
      title={label}
      onClick={(event) => goTo(event, scope.cameFrom.get(note.label) ?? first)}
      className="grid size-6 shrink-0 place-items-center rounded-small text-ink-faint hover:text-accent pointer-coarse:size-11"
    >
      <CornerLeftUp aria-hidden="true" className="size-3.5" />
    </a>
  );
}

/** The footnotes at the end of an answer, each with a way back to the words it belongs to. */
export function FootnoteList({ drawText }: { drawText: (note: Footnote) => ReactNode }) {
  const { t } = useText();
  const scope = useContext(FootnoteContext);
  if (!scope || scope.footnotes.size === 0) return null;
  return (
    <section role="doc-endnotes" aria-label={t("footnote.list")} className="mt-6 border-line border-t pt-3">
      <ol className="space-y-2 text-ui text-ink-soft">
        {[...scope.footnotes.values()].map((note) => (
          <li
            key={note.label}
            id={noteId(scope, note)}
            tabIndex={-1}
            className="flex gap-2 rounded-small outline-offset-4"
          >
            <span className="min-w-5 shrink-0 text-end text-ink-faint tabular-nums">{note.number}.</span>
            <div className="min-w-0 flex-1 space-y-2">{drawText(note)}</div>
            {note.firstBlock >= 0 && <WayBack scope={scope} note={note} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

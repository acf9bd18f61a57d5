"use client";

import { useText } from "@/components/text-context";
import type { DraftClient } from "./draft-client";
import { useDraftPart } from "./use-draft-state";

const buttonClass =
  "h-9 shrink-0 rounded px-2 font-medium transition-colors hover:bg-paper-soft max-md:h-11 max-md:px-3";

/** What was written in this composer elsewhere at the same time: to be added, or let go. */
export function OtherTexts({ draft }: { draft: DraftClient }) {
  const { t } = useText();
  const others = useDraftPart(draft, "others") ?? [];
  if (others.length === 0) return null;
  const leave = (one: string) => {
    const left = others.filter((other) => other !== one);
    return { others: left.length > 0 ? left : undefined };
  };
  const add = (one: string) => {
    const { text } = draft.getContent();
    draft.change({ ...leave(one), text: text.trim() === "" ? one : `${text}\n\n${one}` });
  };
  return (
    <ul aria-label={t("composer.others")} className="border-b border-line px-2 py-1">
      {others.map((one) => (
        <li key={one} className="rise flex min-h-10 items-center gap-1 text-ink-soft">
          <span className="min-w-0 flex-1 truncate ps-2">
            {t("composer.alsoWritten")} <bdi className="text-ink">{one.slice(0, 300)}</bdi>
          </span>
          <button type="button" onClick={() => add(one)} className={`${buttonClass} text-accent`}>
            {t("composer.addOther")}
          </button>
          <button type="button" onClick={() => draft.change(leave(one))} className={`${buttonClass} text-ink-soft`}>
            {t("composer.discardOther")}
          </button>
        </li>
      ))}
    </ul>
  );
}

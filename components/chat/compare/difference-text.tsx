"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { DifferencePart, Hunk } from "./diff-texts";

type Kind = DifferencePart["kind"];

/** Both versions in one text. */
export function InlineDifference({ hunks }: { hunks: readonly Hunk[] }) {
  return hunks.map((hunk) => <Lines key={hunk.at} hunk={hunk} />);
}

/** Both versions beside one another; what belongs together stands at the same height. */
export function SideBySide({ hunks, titles }: { hunks: readonly Hunk[]; titles: readonly [string, string] }) {
  return (
    <table className="w-full table-fixed border-collapse">
      <thead className="text-start text-small text-ink-faint">
        <tr>
          {titles.map((title, side) => (
            <th
              key={side === 0 ? "before" : "after"}
              scope="col"
              className="px-4 pb-3 text-start font-normal first:ps-0 last:pe-0"
            >
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hunks.map((hunk) => (
          <tr key={hunk.at} className="align-top">
            <td className="pe-4">
              <Lines hunk={hunk} without="added" />
            </td>
            <td className="border-s border-line ps-4">
              <Lines hunk={hunk} without="removed" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Lines({ hunk: { parts }, without }: { hunk: Hunk; without?: Kind }) {
  const shown = parts.filter(({ kind }) => kind !== without);
  return (
    <div dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {shown.map((part) => (
        <Part key={part.at} part={part} apart={part !== shown[0] && isRewritten(parts)} />
      ))}
    </div>
  );
}

/** Whole lines in place of whole lines: they stand below one another, not in one line. */
const isRewritten = (parts: readonly DifferencePart[]): boolean => parts.every(({ kind }) => kind !== "same");

function Part({ part: { kind, text }, apart }: { part: DifferencePart; apart: boolean }) {
  const { t } = useText();
  if (kind === "same") return text;
  const Mark = kind === "removed" ? "del" : "ins";
  return (
    <>
      {apart && "\n"}
      <Mark
        className={cn(
          "rounded-[2px] box-decoration-clone px-px decoration-1",
          kind === "removed"
            ? "bg-danger/10 text-ink-soft line-through decoration-danger"
            : "bg-accent-soft underline decoration-accent underline-offset-3",
        )}
      >
        <span className="sr-only select-none">{t(kind === "removed" ? "compare.removed" : "compare.added")} </span>
        {text}
      </Mark>
    </>
  );
}

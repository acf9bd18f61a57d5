"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { Source } from "./citations/read-sources";
import { readableDate } from "./citations/readable-date";
import { sourceCard, useSourceCard } from "./citations/source-card-store";

/**
 * One source: its number, its title as a link, where it is, and how it reads. On a touch screen all of it is the link.
 * `scope`: the answer whose chips it belongs to; both are lit together.
 */
export function SourceLine({ source, scope, cited }: { source: Source; scope: string; cited: boolean }) {
  const { t, locale } = useText();
  const { number, href, host, title, snippet, date } = source;
  const lit = useSourceCard((state) => state.lit?.scope === scope && state.lit.number === number);
  return (
    <li
      className="relative flex gap-2.5 rounded-small outline-offset-4"
      onPointerEnter={() => sourceCard.light({ scope, number })}
      onPointerLeave={() => sourceCard.light(undefined)}
    >
      <span
        className={cn(
          "flex h-5 min-w-5 shrink-0 items-center justify-center rounded-small px-1 text-small tabular-nums transition-colors",
          cited || lit ? "bg-paper-soft text-ink-soft" : "text-ink-faint",
          lit && "bg-accent-soft text-accent",
        )}
      >
        {number}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap gap-x-2">
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            dir="auto"
            className={cn(
              "max-w-full min-w-0 truncate text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current pointer-coarse:after:absolute pointer-coarse:after:-inset-y-1.5 pointer-coarse:after:inset-x-0",
              lit && "decoration-current",
            )}
          >
            {title || host}
            <span className="sr-only"> ({t("link.opens")})</span>
          </a>
          <span className="flex min-w-0 gap-2 text-small leading-5 text-ink-faint">
            {title && <bdi className="truncate">{host}</bdi>}
            {date && <time className="shrink-0">{readableDate(date, locale)}</time>}
          </span>
        </p>
        {snippet && (
          <p dir="auto" className="mt-0.5 line-clamp-2 text-small break-words text-ink-faint">
            {snippet}
          </p>
        )}
      </div>
    </li>
  );
}

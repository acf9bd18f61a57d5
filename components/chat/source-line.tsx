"use client";

import { useText } from "@/components/text-context";

export type Source = { key: string; url: URL; title?: string; snippet?: string; date?: string };

/** One source: its number, its title as a link, where it is, and how it reads. On a touch screen all of it is the link. */
export function SourceLine({ source: { key, url, title, snippet, date } }: { source: Source }) {
  const { t, locale } = useText();
  return (
    <li className="relative flex gap-2.5">
      <span className="flex h-5 min-w-5 shrink-0 items-center justify-center rounded-small bg-paper-soft px-1 text-small text-ink-soft tabular-nums">
        {key}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 flex-wrap gap-x-2">
          <a
            href={url.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            dir="auto"
            className="max-w-full min-w-0 truncate text-ink underline decoration-line-strong underline-offset-3 hover:decoration-current pointer-coarse:after:absolute pointer-coarse:after:-inset-y-1.5 pointer-coarse:after:inset-x-0"
          >
            {title || url.host}
            <span className="sr-only"> ({t("link.opens")})</span>
          </a>
          <span className="flex min-w-0 gap-2 text-small leading-5 text-ink-faint">
            {title && <span className="truncate">{url.host}</span>}
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

/** The day as it was written, wherever the reader is; engines write dates in many ways, and others are shown as they came. */
function readableDate(date: string, locale: string): string {
  const [day = ""] = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(date) ?? [];
  const time = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }).format(time);
}

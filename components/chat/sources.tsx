"use client";

import { useText } from "@/components/text-context";
import type { ParleyMessage } from "./parley-message";

type SourcePart = Extract<ParleyMessage["parts"][number], { type: "source-url" }>;
type Source = { key: string; url: URL; title?: string; snippet?: string; date?: string };

/** The sources that can be opened; an address that is not on the web is not one. */
function sourcesOf(parts: ParleyMessage["parts"]): Source[] {
  return parts.flatMap((part) => {
    if (part.type !== "source-url" || !URL.canParse(part.url)) return [];
    const url = new URL(part.url);
    const onTheWeb = url.protocol === "https:" || url.protocol === "http:";
    return onTheWeb ? [{ key: part.sourceId, url, title: part.title, ...detailsOf(part) }] : [];
  });
}

/** What the search said of a source besides its address and title. */
function detailsOf({ providerMetadata }: SourcePart): { snippet?: string; date?: string } {
  const { snippet, date } = providerMetadata?.parley ?? {};
  return {
    ...(typeof snippet === "string" ? { snippet } : {}),
    ...(typeof date === "string" ? { date } : {}),
  };
}

/** The list of sources under an answer. Each number is the one the answer refers to. */
export function Sources({ parts }: { parts: ParleyMessage["parts"] }) {
  const { t, locale } = useText();
  const sources = sourcesOf(parts);
  if (sources.length === 0) return null;
  return (
    <section aria-label={t("thread.sources")} className="mt-4 border-t border-line pt-3 text-ui">
      <ol className="flex flex-col gap-2">
        {sources.map(({ key, url, title, snippet, date }) => (
          <li key={key} className="flex gap-2">
            <span className="w-5 shrink-0 text-right text-ink-faint tabular-nums">{key}</span>
            <div className="min-w-0">
              <p className="flex min-w-0 gap-2">
                <a
                  href={url.href}
                  target="_blank"
                  rel="noopener noreferrer nofollow"
                  dir="auto"
                  className="min-w-0 truncate text-ink-soft underline decoration-line-strong underline-offset-3 hover:text-ink"
                >
                  {title || url.host}
                  <span className="sr-only"> ({t("link.opens")})</span>
                </a>
                {title && <span className="shrink-0 text-ink-faint max-sm:hidden">{url.host}</span>}
                {date && <SourceDate date={date} locale={locale} />}
              </p>
              {snippet && (
                <p dir="auto" className="line-clamp-2 text-small break-words text-ink-faint">
                  {snippet}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Engines write dates in many ways; one that cannot be read is shown as it came. */
function SourceDate({ date, locale }: { date: string; locale: string }) {
  const time = Date.parse(date);
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <time className="shrink-0 text-ink-faint max-sm:hidden">{Number.isNaN(time) ? date : format.format(time)}</time>
  );
}

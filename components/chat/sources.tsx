"use client";

import { useText } from "@/components/text-context";
import type { ParleyMessage } from "./parley-message";

type Source = { key: string; url: URL; title?: string };

/** The sources that can be opened; an address that is not on the web is not one. */
function sourcesOf(parts: ParleyMessage["parts"]): Source[] {
  return parts.flatMap((part) => {
    if (part.type !== "source-url" || !URL.canParse(part.url)) return [];
    const url = new URL(part.url);
    const onTheWeb = url.protocol === "https:" || url.protocol === "http:";
    return onTheWeb ? [{ key: part.sourceId, url, title: part.title }] : [];
  });
}

/** The list of sources under an answer. */
export function Sources({ parts }: { parts: ParleyMessage["parts"] }) {
  const { t } = useText();
  const sources = sourcesOf(parts);
  if (sources.length === 0) return null;
  return (
    <section aria-label={t("thread.sources")} className="mt-4 border-t border-line pt-3 text-ui">
      <ol className="flex flex-col gap-1">
        {sources.map(({ key, url, title }, index) => (
          <li key={key} className="flex gap-2">
            <span className="w-5 shrink-0 text-right text-ink-faint tabular-nums">{index + 1}</span>
            <a
              href={url.href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="min-w-0 truncate text-ink-soft underline decoration-line-strong underline-offset-3 hover:text-ink"
            >
              {title || url.host}
              <span className="text-ink-faint"> {title && url.host}</span>
              <span className="sr-only"> ({t("link.opens")})</span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

"use client";

import { useId, useState } from "react";
import { useText } from "@/components/text-context";
import type { ParleyMessage } from "./parley-message";
import { type Source, SourceLine } from "./source-line";

type SourcePart = Extract<ParleyMessage["parts"][number], { type: "source-url" }>;

/** Sources that are shown at once; a thorough search finds many more. */
const shownAtOnce = 5;

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
  const { t } = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const sources = sourcesOf(parts);
  if (sources.length === 0) return null;
  const shown = open ? sources : sources.slice(0, shownAtOnce);
  return (
    <section aria-label={t("thread.sources")} className="mt-4 border-t border-line pt-3 text-ui">
      <ol id={id} className="flex flex-col gap-3">
        {shown.map((source) => (
          <SourceLine key={source.key} source={source} />
        ))}
      </ol>
      {sources.length > shownAtOnce && (
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
          className="mt-2 -ms-1.5 rounded-small px-1.5 py-0.5 text-ink-soft hover:text-ink max-md:min-h-11"
        >
          {open ? t("sources.fewer") : t("sources.all", { count: sources.length })}
        </button>
      )}
    </section>
  );
}

"use client";

import { Globe } from "lucide-react";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import type { MessageMetadata } from "@/lib/core/message";

/** What was searched for, above the answer that rests on it. */
export function Searches({ searches }: { searches: NonNullable<MessageMetadata["searches"]> }) {
  const { t, locale } = useText();
  const { searchEngines } = useModels();
  const list = new Intl.ListFormat(locale, { style: "short", type: "unit" });
  return (
    <ul className="mb-2 flex flex-col gap-1 text-ui text-ink-soft">
      {searches.map(({ engine, queries, results }) => {
        const name = searchEngines.find(({ id }) => id === engine)?.name;
        return (
          <li key={`${engine}: ${queries.join("; ")}`} className="flex min-w-0 items-baseline gap-2">
            <Globe aria-hidden className="size-4 shrink-0 translate-y-0.5 text-ink-faint" />
            <span dir="auto" className="min-w-0 break-words">
              {queries.length > 0
                ? t("search.searched", { queries: list.format(queries.map((query) => t("search.query", { query }))) })
                : t("search.searchedOnly")}
              <span className="text-ink-faint">
                {" · "}
                {name && `${name} · `}
                {t("search.results", { count: results })}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

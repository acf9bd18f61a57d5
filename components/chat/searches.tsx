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
    <ul className="mb-1.5 flex flex-col gap-1 text-ui text-ink-soft">
      {searches.map(({ engine, queries, results }) => {
        const name = searchEngines.find(({ id }) => id === engine)?.name;
        return (
          <li key={`${engine}: ${queries.join("; ")}`} className="flex min-w-0 items-start gap-1">
            {/* As wide as the arrow of a thought, so that both lines begin at the same place. */}
            <span aria-hidden className="-ms-0.5 flex h-5 w-4 shrink-0 items-center justify-center text-ink-faint">
              <Globe className="size-3.5" />
            </span>
            <span dir="auto" className="min-w-0 [overflow-wrap:anywhere]">
              {queries.length > 0
                ? t("search.searched", { queries: list.format(queries.map((query) => t("search.query", { query }))) })
                : t("search.searchedOnly")}
              <span className="text-ink-faint tabular-nums">
                {name && ` · ${name}`}
                {` · ${results === 1 ? t("search.oneResult") : t("search.results", { count: results })}`}
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

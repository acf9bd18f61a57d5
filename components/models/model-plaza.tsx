"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { ConversationTop } from "@/components/chat/conversation-top";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import { useGrowingList } from "@/components/ui/use-growing-list";
import { cn } from "@/lib/cn";
import type { ModelCard } from "@/lib/core/model";
import { filterModels, noFilter } from "./filter-models";
import { ModelFilters } from "./model-filters";
import { ModelRow } from "./model-row";
import { useModelFilter } from "./use-model-filter";
import { openedFrom } from "./way-back";

/** Every model that can be asked for, narrowed down by what somebody looks for. */
export function ModelPlaza({ models }: { models: ModelCard[] }) {
  const { t } = useText();
  const { filter, settled, change, clear } = useModelFilter();
  const shown = useMemo(() => filterModels(models, settled), [models, settled]);
  const providers = useMemo(
    () => [...new Map(models.map((model) => [model.provider, model.providerName])).entries()],
    [models],
  );
  const isFiltered = JSON.stringify(settled) !== JSON.stringify(noFilter);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <ConversationTop />
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div className="mx-auto w-full max-w-column px-4 pt-2 pb-12 sm:px-6">
          <h1 className="text-display font-semibold tracking-tight">{t("models.title")}</h1>
          <p className="mt-1 mb-5 max-w-prose text-body text-ink-soft">{t("models.lead")}</p>
          <ModelFilters filter={filter} providers={providers} onChange={change} />
          <div className="mt-5 flex min-h-9 items-center justify-between gap-3 max-md:min-h-11">
            <p role="status" className="text-small text-ink-faint tabular-nums">
              {isFiltered
                ? t("models.count", { count: shown.length, total: models.length })
                : t("models.total", { count: models.length })}
              <span className={cn(isFiltered && "max-sm:hidden")}> · {t("models.priceNote")}</span>
            </p>
            {isFiltered && (
              <Button look="quiet" className="-me-3 shrink-0" onClick={clear}>
                {t("models.clear")}
              </Button>
            )}
          </div>
          {shown.length > 0 ? (
            <ModelList models={shown} />
          ) : (
            <p className="border-t border-line pt-6 text-body text-ink-soft">{t("models.none")}</p>
          )}
        </div>
      </div>
    </main>
  );
}

/** Whoever comes back from a model finds the list where it was left. */
function ModelList({ models }: { models: ModelCard[] }) {
  const list = useRef<HTMLUListElement>(null);
  const [back, setBack] = useState<string>();
  const { drawn, end } = useGrowingList(models, models.findIndex(({ qualifiedId }) => qualifiedId === back) + 1);
  useEffect(() => setBack(openedFrom(location.search)), []);
  useEffect(() => {
    const row = back === undefined ? undefined : list.current?.querySelector(`[data-model="${CSS.escape(back)}"] a`);
    if (!(row instanceof HTMLElement)) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
  }, [back]);
  return (
    <>
      <ul ref={list} className="border-t border-line">
        {drawn.map((model) => (
          <ModelRow key={model.qualifiedId} model={model} />
        ))}
      </ul>
      {drawn.length < models.length && <div ref={end} aria-hidden className="pointer-events-none -mt-300 h-300" />}
    </>
  );
}

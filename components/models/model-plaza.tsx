"use client";

import { useDeferredValue, useMemo, useState } from "react";
import { ConversationTop } from "@/components/chat/conversation-top";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import type { ModelCard } from "@/lib/core/model";
import { filterModels, noFilter } from "./filter-models";
import { ModelFilters } from "./model-filters";
import { ModelRow } from "./model-row";

/** Every model that can be asked for, narrowed down by what somebody looks for. */
export function ModelPlaza({ models }: { models: ModelCard[] }) {
  const { t } = useText();
  const [filter, setFilter] = useState(noFilter);
  const wanted = useDeferredValue(filter);
  const shown = useMemo(() => filterModels(models, wanted), [models, wanted]);
  const providers = useMemo(
    () => [...new Map(models.map((model) => [model.provider, model.providerName] as const))],
    [models],
  ) as [string, string][];
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <ConversationTop title={t("models.title")} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-column px-4 pt-2 pb-12 sm:px-6">
          <p className="mb-4 max-w-prose text-body text-ink-soft">{t("models.lead")}</p>
          <ModelFilters
            filter={filter}
            providers={providers}
            onChange={(change) => setFilter((current) => ({ ...current, ...change }))}
          />
          <p role="status" className="mt-6 mb-1 text-small text-ink-faint tabular-nums">
            {t("models.count", { count: shown.length, total: models.length })}
          </p>
          {shown.length > 0 ? (
            <ul className="border-t border-line">
              {shown.map((model) => (
                <ModelRow key={model.qualifiedId} model={model} />
              ))}
            </ul>
          ) : (
            <div className="flex flex-col items-start gap-3 border-t border-line pt-6">
              <p className="text-body text-ink-soft">{t("models.none")}</p>
              <Button onClick={() => setFilter(noFilter)}>{t("models.clear")}</Button>
            </div>
          )}
        </div>
      </div>
    </main>
  );
}

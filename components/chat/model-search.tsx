"use client";

import { Search } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from "react";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import type { ModelBrief } from "@/lib/core/model";
import { ConnectMore } from "./connect-more";
import { findModels } from "./find-models";
import { ModelOptions } from "./model-options";
import { toOptionMove } from "./to-option-move";

type Props = { model?: ModelBrief; onChoose: (model: ModelBrief) => void };

const isReady = (model: ModelBrief | undefined) => model?.status.state === "ready";

/** A field and the models it finds: the arrows move, Enter chooses. */
export function ModelSearch({ model, onChoose }: Props) {
  const { t } = useText();
  const { models, unconfigured } = useModels();
  const id = useId();
  const [query, setQuery] = useState("");
  const wanted = useDeferredValue(query);
  const found = useMemo(() => findModels(models, wanted, t), [models, wanted, t]);
  const [moved, setMoved] = useState<{ query: string; index: number; byPointer: boolean }>();
  const here = moved?.query === wanted ? moved : undefined;
  const active = here ? Math.min(here.index, found.length - 1) : firstOf(found, wanted === "" ? model : undefined);

  const choose = (one: ModelBrief | undefined) => {
    if (one && isReady(one)) onChoose(one);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter must not send the message; one that ends an input method's composition chooses nothing either.
    if (event.key === "Enter") event.preventDefault();
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    // The list may be a moment behind what was typed.
    if (event.key === "Enter")
      return choose(query === wanted ? found[active] : findModels(models, query, t).find(isReady));
    const index = toOptionMove(event.key, active, found.length);
    if (index === undefined) return;
    event.preventDefault();
    setMoved({ query: wanted, index, byPointer: false });
  };
  return (
    <>
      <label className="flex h-11 shrink-0 items-center gap-2.5 border-b border-line ps-3.5 pe-3">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <input
          role="combobox"
          aria-label={t("models.search")}
          aria-expanded
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="done"
          value={query}
          placeholder={t("models.search")}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint max-md:text-body"
        />
      </label>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1">
        <ModelOptions
          key={wanted}
          id={id}
          models={found}
          chosen={model}
          active={active}
          byPointer={here?.byPointer === true}
          onPoint={(index) => setMoved({ query: wanted, index, byPointer: true })}
          onChoose={choose}
        />
        <p role="status" className="px-2.5 text-ink-soft not-empty:py-3">
          {found.length === 0 ? t("models.none") : ""}
        </p>
        {wanted === "" && <ConnectMore providers={unconfigured} />}
      </div>
    </>
  );
}

/** Where the keyboard begins: at the model that is chosen now, else at the first that can answer. */
function firstOf(found: readonly ModelBrief[], chosen: ModelBrief | undefined): number {
  const own = found.findIndex(({ qualifiedId }) => qualifiedId === chosen?.qualifiedId);
  return Math.max(own === -1 ? found.findIndex(isReady) : own, 0);
}

"use client";

import { ChevronDown, Search } from "lucide-react";
import type { ComponentProps } from "react";
import { shortCount } from "@/components/short-count";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { type CapabilityWord, capabilityWords } from "@/lib/core/capability-words";
import { capabilityNames } from "./capability-names";
import { contextSteps, type ModelFilter, priceSteps } from "./filter-models";

type Props = {
  filter: ModelFilter;
  onChange: (filter: Partial<ModelFilter>) => void;
  /** Ids and names of the providers that have models. */
  providers: [id: string, name: string][];
};

/** The ways to narrow the list of models down. */
export function ModelFilters({ filter, onChange, providers }: Props) {
  const { t } = useText();
  return (
    <search className="flex flex-col gap-3" aria-label={t("models.filters")}>
      <label className="flex h-11 items-center gap-2.5 rounded-surface border border-line-strong bg-paper-raised px-3 transition-colors focus-within:border-accent">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="sr-only">{t("models.search")}</span>
        <input
          type="search"
          value={filter.text}
          placeholder={t("models.search")}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ text: event.target.value })}
          className="h-full min-w-0 flex-1 bg-transparent text-body outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
        />
      </label>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-3">
        <Choice
          label={t("models.provider")}
          value={filter.provider}
          onChange={(event) => onChange({ provider: event.target.value })}
        >
          <option value="">{t("models.anyProvider")}</option>
          {providers.map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        <Choice
          label={t("models.contextLabel")}
          value={filter.context}
          onChange={(event) => onChange({ context: Number(event.target.value) })}
        >
          <option value={0}>{t("models.anyContext")}</option>
          {contextSteps.map((tokens) => (
            <option key={tokens} value={tokens}>
              {t("models.atLeast", { count: shortCount(tokens) })}
            </option>
          ))}
        </Choice>
        <Choice
          label={t("models.priceLabel")}
          className="max-sm:col-span-2"
          value={filter.price}
          onChange={(event) => onChange({ price: priceSteps.find((price) => price === event.target.value) ?? "any" })}
        >
          <option value="any">{t("models.anyPrice")}</option>
          {priceSteps.map((price) => (
            <option key={price} value={price}>
              {t(`models.price.${price}`)}
            </option>
          ))}
        </Choice>
      </div>
      <CapabilityChoice chosen={filter.words} onChange={(words) => onChange({ words })} />
    </search>
  );
}

/** The browser's own list of choices, in our dress. */
function Choice({ label, className, ...rest }: ComponentProps<"select"> & { label: string }) {
  return (
    <span className={cn("relative block min-w-0", className)}>
      <select
        aria-label={label}
        {...rest}
        className="h-9 w-full appearance-none truncate rounded border border-line-strong bg-paper-raised ps-3 pe-8 text-ui text-ink max-md:h-11"
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-ink-faint"
      />
    </span>
  );
}

/** What a model must be able to do. On a phone the row is pushed sideways, so that the models begin higher up. */
function CapabilityChoice({
  chosen,
  onChange,
}: {
  chosen: readonly CapabilityWord[];
  onChange: (words: CapabilityWord[]) => void;
}) {
  const { t } = useText();
  return (
    <fieldset className="flex flex-wrap gap-1.5 max-sm:-mx-4 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:px-4 max-sm:[scrollbar-width:none]">
      <legend className="sr-only">{t("models.capabilities")}</legend>
      {capabilityWords.map((word) => {
        const isChosen = chosen.includes(word);
        return (
          <button
            key={word}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChange(isChosen ? chosen.filter((one) => one !== word) : [...chosen, word])}
            className={cn(
              "h-8 shrink-0 rounded-full px-3 text-ui transition-colors focus-visible:outline-offset-[-4px] max-md:h-11",
              isChosen ? "bg-accent text-accent-ink" : "bg-paper-soft text-ink-soft hover:text-ink",
            )}
          >
            {t(capabilityNames[word])}
          </button>
        );
      })}
    </fieldset>
  );
}

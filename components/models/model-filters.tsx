"use client";

import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { type CapabilityWord, capabilityWords } from "@/lib/core/capability-words";
import { capabilityNames } from "./capability-badges";
import type { ModelFilter } from "./filter-models";
import { shortCount } from "./model-facts";

const contexts = [32_000, 128_000, 200_000, 1_000_000];
const prices = ["free", "low", "middle"] as const;

type Props = {
  filter: ModelFilter;
  onChange: (filter: Partial<ModelFilter>) => void;
  /** Ids and names of the providers that have models. */
  providers: [id: string, name: string][];
};

/** The ways to narrow the list of models down. */
export function ModelFilters({ filter, onChange, providers }: Props) {
  const { t } = useText();
  const toggle = (word: CapabilityWord) =>
    onChange({
      words: filter.words.includes(word) ? filter.words.filter((one) => one !== word) : [...filter.words, word],
    });
  return (
    <search className="flex flex-col gap-3" aria-label={t("models.filters")}>
      <label className="flex h-11 items-center gap-2 rounded-surface border border-line-strong bg-paper-raised px-3 focus-within:border-accent">
        <Search aria-hidden className="size-4 shrink-0 text-ink-faint" />
        <span className="sr-only">{t("models.search")}</span>
        <input
          type="search"
          value={filter.text}
          placeholder={t("models.search")}
          onChange={(event) => onChange({ text: event.target.value })}
          className="min-w-0 flex-1 bg-transparent text-body outline-none placeholder:text-ink-faint"
        />
      </label>
      <div className="flex flex-wrap gap-2">
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
          {contexts.map((tokens) => (
            <option key={tokens} value={tokens}>
              {t("models.atLeast", { count: shortCount(tokens) })}
            </option>
          ))}
        </Choice>
        <Choice
          label={t("models.priceLabel")}
          value={filter.price}
          onChange={(event) => onChange({ price: prices.find((price) => price === event.target.value) ?? "any" })}
        >
          <option value="any">{t("models.anyPrice")}</option>
          {prices.map((price) => (
            <option key={price} value={price}>
              {t(`models.price.${price}`)}
            </option>
          ))}
        </Choice>
      </div>
      <fieldset className="flex flex-wrap gap-1.5">
        <legend className="sr-only">{t("models.capabilities")}</legend>
        {capabilityWords.map((word) => (
          <button
            key={word}
            type="button"
            aria-pressed={filter.words.includes(word)}
            onClick={() => toggle(word)}
            className={cn(
              "h-8 rounded-full border px-3 text-ui transition-colors max-md:h-11",
              filter.words.includes(word)
                ? "border-accent bg-paper-soft text-accent"
                : "border-line text-ink-soft hover:border-line-strong hover:text-ink",
            )}
          >
            {t(capabilityNames[word])}
          </button>
        ))}
      </fieldset>
    </search>
  );
}

function Choice({ label, ...rest }: ComponentProps<"select"> & { label: string }) {
  return (
    <select
      aria-label={label}
      {...rest}
      className="h-9 max-w-full rounded border border-line-strong bg-paper-raised px-2 text-ui text-ink max-md:h-11"
    />
  );
}

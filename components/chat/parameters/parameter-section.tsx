"use client";

import { ChevronRight } from "lucide-react";
import { useText } from "@/components/text-context";
import type { Parameters } from "@/lib/core/draft";
import type { ModelSupport } from "./model-support";
import { ParameterRow } from "./parameter-row";
import type { ParameterGroup } from "./parameter-spec";
import { valueAt } from "./parameter-value";

type Props = {
  group: ParameterGroup;
  parameters: Parameters;
  model: ModelSupport;
  onChange: (parameters: Parameters) => void;
  /** Whether it is open before anybody has pressed it. */
  open: boolean;
};

/** A group that folds; it tells how many of its parameters are set. */
export function ParameterSection({ group, parameters, model, onChange, open }: Props) {
  const { t } = useText();
  const isSet = (path: string) => valueAt(parameters, path) !== undefined;
  const count = group.parameters.filter(({ path, spellings = [] }) => [path, ...spellings].some(isSet)).length;
  return (
    <details open={open} className="group border-b border-line">
      <summary className="flex min-h-12 list-none items-center gap-2 rounded px-5 transition-colors hover:bg-paper-soft [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 text-ink-faint transition-transform group-open:rotate-90 rtl:rotate-180"
        />
        <h3 className="flex-1 font-semibold">{t(group.title)}</h3>
        {count > 0 && <span className="text-small text-accent tabular-nums">{t("drawer.set", { count })}</span>}
      </summary>
      <div className="divide-y divide-line px-5 pb-2 [&>:first-child]:pt-1">
        {group.parameters.map((spec) => (
          <ParameterRow key={spec.path} spec={spec} parameters={parameters} model={model} onChange={onChange} />
        ))}
      </div>
    </details>
  );
}

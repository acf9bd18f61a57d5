"use client";

import { RotateCcw } from "lucide-react";
import { memo, useId } from "react";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";
import { cn } from "@/lib/cn";
import type { Parameters } from "@/lib/core/draft";
import { checkParameter, supportOf, type Taker } from "./check-parameter";
import { ParameterControl } from "./controls/parameter-control";
import type { ModelSupport } from "./model-support";
import type { ParameterSpec } from "./parameter-spec";
import { valueAt, withValue } from "./parameter-value";
import { SupportNote } from "./support-note";
import { toolNames } from "./tool-names";

type Props = {
  spec: ParameterSpec;
  parameters: Parameters;
  model: ModelSupport;
  onChange: (parameters: Parameters) => void;
};

/** One parameter: what it is, its control, what the model makes of it, and the way back to "not set". */
export const ParameterRow = memo(function ParameterRow({ spec, parameters, model, onChange }: Props) {
  const { t } = useText();
  const id = useId();
  const support = supportOf(model.support, spec.path);
  const taker: Taker = { model: model.name, support };
  const finding = checkParameter(spec, parameters, taker);
  const otherPath = spec.spellings?.find((path) => valueAt(parameters, path) !== undefined);
  const value = valueAt(parameters, spec.path);
  const isSet = value !== undefined || otherPath !== undefined;
  const set = (next: unknown) => {
    const cleared = (spec.spellings ?? []).reduce((left, path) => withValue(left, path, undefined), parameters);
    onChange(withValue(cleared, spec.path, next));
  };
  const label = t(spec.label);
  const describedBy = ["hint", "support", "finding"].map((part) => `${id}-${part}`).join(" ");
  const isLacking = support?.support === "unsupported";
  return (
    <div className="py-4">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <span className="min-w-0">
          <label htmlFor={id} className={cn("me-2 font-medium", isLacking && !isSet && "text-ink-faint")}>
            {label}
          </label>
          <code translate="no" className="font-mono text-small [overflow-wrap:anywhere] text-ink-faint">
            {spec.path}
          </code>
        </span>
        {isSet && (
          <IconButton label={t("drawer.reset", { name: label })} className="size-8" onClick={() => set(undefined)}>
            <RotateCcw aria-hidden className="!size-3.5" />
          </IconButton>
        )}
      </div>
      <p id={`${id}-hint`} className="mb-2 text-small text-ink-soft">
        {t(spec.hint)}
      </p>
      <ParameterControl
        spec={spec}
        around={{ support, tools: toolNames(parameters) }}
        field={{ id, label, describedBy, invalid: finding?.refused === true }}
        value={value}
        onChange={set}
      />
      {otherPath !== undefined && value === undefined && (
        <p className="mt-2 text-small text-ink-soft">
          {t("drawer.otherSpelling", { name: otherPath })}:{" "}
          <code className="font-mono">{JSON.stringify(valueAt(parameters, otherPath))}</code>
        </p>
      )}
      <p
        id={`${id}-finding`}
        role="status"
        className={cn("mt-2 text-small empty:hidden", finding?.refused ? "text-danger" : "text-warning")}
      >
        {finding && t(finding.text, finding.values)}
      </p>
      <SupportNote id={`${id}-support`} support={support} spellings={spec.spellings} />
    </div>
  );
});

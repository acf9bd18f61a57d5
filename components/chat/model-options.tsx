"use client";

import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { CapabilityBadges } from "@/components/models/capability-badges";
import { shortCount } from "@/components/short-count";
import { type Translate, useText } from "@/components/text-context";
import { useGrowingList } from "@/components/ui/use-growing-list";
import { cn } from "@/lib/cn";
import type { ModelBrief } from "@/lib/core/model";
import { wordsOfBrief } from "./find-models";

/** Options drawn beyond the one the keyboard is at. */
const ahead = 20;

type Props = {
  id: string;
  models: readonly ModelBrief[];
  chosen?: ModelBrief;
  /** Where the keyboard, or else the pointer, is. */
  active: number;
  byPointer: boolean;
  onPoint: (index: number) => void;
  onChoose: (model: ModelBrief) => void;
};

/** The models by provider. Focus stays in the field above; `active` tells where the keyboard is. */
export function ModelOptions({ id, models, active, byPointer, ...rest }: Props) {
  const { t } = useText();
  const list = useRef<HTMLDivElement>(null);
  const { drawn, end } = useGrowingList(models, active + ahead);
  useEffect(() => {
    // What moved under the pointer would be another option.
    if (byPointer) return;
    list.current?.querySelector(`[id="${id}-${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [id, active, byPointer]);
  const groups = Map.groupBy(
    drawn.map((model, index) => ({ model, index })),
    ({ model }) => model.provider,
  );
  return (
    <div ref={list} role="listbox" id={id} aria-label={t("models.title")}>
      {[...groups].map(([provider, options]) => (
        <fieldset key={provider} aria-labelledby={`${id}-${provider}`} className="min-w-0">
          <p id={`${id}-${provider}`} className="px-2.5 pt-2 pb-1 text-small text-ink-faint">
            {options[0]?.model.providerName}
          </p>
          {options.map(({ model, index }) => (
            <Option
              key={model.qualifiedId}
              id={`${id}-${index}`}
              model={model}
              place={{ "aria-posinset": index + 1, "aria-setsize": models.length }}
              active={index === active}
              byKeyboard={index === active && !byPointer}
              {...rest}
              onPoint={() => index !== active && rest.onPoint(index)}
            />
          ))}
        </fieldset>
      ))}
      {drawn.length < models.length && <div ref={end} aria-hidden className="pointer-events-none -mt-160 h-160" />}
    </div>
  );
}

type OptionProps = Pick<Props, "id" | "chosen" | "onChoose"> & {
  model: ModelBrief;
  place: { "aria-posinset": number; "aria-setsize": number };
  active: boolean;
  byKeyboard: boolean;
  onPoint: () => void;
};

function Option({ id, model, chosen, place, active, byKeyboard, onPoint, onChoose }: OptionProps) {
  const { t } = useText();
  const { qualifiedId, title, name, status } = model;
  const isChosen = qualifiedId === chosen?.qualifiedId;
  const isReady = status.state === "ready";
  return (
    <button
      type="button"
      role="option"
      id={id}
      tabIndex={-1}
      title={qualifiedId}
      aria-selected={isChosen}
      aria-disabled={!isReady}
      {...place}
      onPointerMove={onPoint}
      onClick={() => onChoose(model)}
      className={cn(
        "flex w-full scroll-my-24 items-start gap-2 rounded px-2.5 py-2 text-start max-md:min-h-11",
        active && "bg-paper-soft",
        byKeyboard && "ring-1 ring-line-strong ring-inset",
        !isReady && "cursor-default text-ink-faint",
      )}
    >
      <span className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="flex min-w-0 items-baseline gap-3">
          <span className="min-w-0 flex-1 truncate">{title ?? name}</span>
          <span className="shrink-0 text-small text-ink-faint tabular-nums">{hintOf(model, t)}</span>
        </span>
        {status.state === "unavailable" && (
          <span className="text-small break-words text-ink-faint">{status.reason}</span>
        )}
        {isReady && <CapabilityBadges words={wordsOfBrief(model)} onSoft={active} />}
      </span>
      <Check aria-hidden className={cn("mt-0.5 size-4 shrink-0 text-accent", !isChosen && "invisible")} />
    </button>
  );
}

/** What stands at the end of a model's line: how much it can read, or why it cannot answer. */
function hintOf({ status, contextLength }: ModelBrief, t: Translate): string {
  if (status.state === "unavailable") return t("model.unavailable");
  if (status.state === "downloading") return t("model.downloading", { percent: Math.floor(status.progress * 100) });
  return contextLength === undefined ? "" : t("models.context", { count: shortCount(contextLength) });
}

"use client";

import { ChevronDown } from "lucide-react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { type ControlProps, fieldClass } from "./control-props";

type Props = ControlProps & {
  choices: readonly { value: string; text: string; disabled?: boolean }[];
};

/** One of several words. A word that is set but not among them is shown all the same. */
export function ChoiceControl({ field, value, onChange, choices }: Props) {
  const { t } = useText();
  const chosen = typeof value === "string" ? value : "";
  const isForeign = chosen !== "" && choices.every((choice) => choice.value !== chosen);
  return (
    <span className="relative block">
      <select
        id={field.id}
        value={chosen}
        aria-describedby={field.describedBy}
        aria-invalid={field.invalid}
        onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
        className={cn(fieldClass, "w-full appearance-none pe-9", chosen === "" && "text-ink-soft")}
      >
        <option value="">{t("drawer.notSet")}</option>
        {isForeign && <option value={chosen}>{chosen}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.text}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-2.5 top-1/2 size-4 -translate-y-1/2 text-ink-faint"
      />
    </span>
  );
}

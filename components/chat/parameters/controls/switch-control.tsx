"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { TextKey } from "@/lib/i18n/messages/en";
import type { ControlProps } from "./control-props";

const states: readonly (readonly [value: boolean | undefined, text: TextKey])[] = [
  [undefined, "drawer.notSet"],
  [true, "drawer.on"],
  [false, "drawer.off"],
];

/** On, off, or nothing said. */
export function SwitchControl({ field, value, onChange }: ControlProps) {
  const { t } = useText();
  return (
    <fieldset aria-describedby={field.describedBy} className="inline-flex rounded border border-line-strong p-0.5">
      <legend className="sr-only">{field.label}</legend>
      {states.map(([state, text]) => (
        <label
          key={text}
          className={cn(
            "relative inline-flex h-8 cursor-pointer items-center rounded-small px-3 text-ui transition-colors max-md:h-10",
            "has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
            value !== state && "text-ink-soft hover:text-ink",
            value === state && (state === undefined ? "bg-paper-soft" : "bg-accent-soft font-medium text-accent"),
          )}
        >
          <input
            type="radio"
            name={field.id}
            checked={value === state}
            onChange={() => onChange(state)}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {t(text)}
        </label>
      ))}
    </fieldset>
  );
}

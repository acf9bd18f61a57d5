"use client";

import { useState } from "react";
import type { ParameterKind } from "@/components/chat/parameters/parameter-spec";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { ParameterSupport } from "@/lib/core/model-parameters";
import { type ControlProps, fieldClass } from "./control-props";

type Props = ControlProps & { control: Extract<ParameterKind, { kind: "number" }>; support?: ParameterSupport };

/** A number, with a slider where the range can be seen as a whole. The slider stays within what the model takes. */
export function NumberControl({ field, value, onChange, control, support }: Props) {
  const { t } = useText();
  const [text, setText] = useState(toText(value));
  // What is typed is kept as it is, "1." and "-" too, until another value comes from elsewhere.
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    if (toNumber(text) !== value) setText(toText(value));
  }
  const { minimum, maximum, step, slider } = control;
  const least = Math.max(minimum, support?.minimum ?? minimum);
  const most = Math.min(maximum, support?.maximum ?? maximum);
  const usual = typeof support?.default === "number" ? support.default : undefined;
  const isWrong = text.trim() !== "" && toNumber(text) === undefined;
  const change = (written: string) => {
    const number = toNumber(written);
    setText(written);
    setShown(number);
    onChange(number);
  };
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      {slider && (
        <input
          type="range"
          aria-label={field.label}
          aria-describedby={field.describedBy}
          min={least}
          max={most}
          step={step}
          value={typeof value === "number" ? value : (usual ?? (least + most) / 2)}
          onChange={(event) => change(event.target.value)}
          className={cn(
            "h-9 min-w-0 flex-1 accent-(--accent) max-md:h-11",
            value === undefined && "opacity-50 grayscale",
          )}
        />
      )}
      <input
        id={field.id}
        type="text"
        inputMode={minimum < 0 || step < 1 ? "text" : "numeric"}
        autoComplete="off"
        value={text}
        placeholder={usual === undefined ? "–" : String(usual)}
        aria-invalid={field.invalid || isWrong}
        aria-describedby={`${field.describedBy} ${field.id}-wrong`}
        onChange={(event) => change(event.target.value)}
        className={cn(fieldClass, "tabular-nums", slider ? "w-20 text-end" : "w-40")}
      />
      <span id={`${field.id}-wrong`} role="status" className="w-full text-small text-danger not-empty:mt-1">
        {isWrong && t("drawer.number")}
      </span>
    </span>
  );
}

function toText(value: unknown): string {
  return typeof value === "number" ? String(value) : "";
}

/** A decimal comma is a point; what is no number is nothing. */
function toNumber(text: string): number | undefined {
  const number = Number(text.trim().replace(",", "."));
  return text.trim() !== "" && Number.isFinite(number) ? number : undefined;
}

"use client";

import { cn } from "@/lib/cn";
import { type ControlProps, fieldClass } from "./control-props";

/** A line of text. */
export function TextControl({ field, value, onChange, most }: ControlProps & { most: number }) {
  return (
    <input
      id={field.id}
      type="text"
      dir="auto"
      autoComplete="off"
      maxLength={most}
      value={typeof value === "string" ? value : ""}
      aria-describedby={field.describedBy}
      aria-invalid={field.invalid}
      onChange={(event) => onChange(event.target.value === "" ? undefined : event.target.value)}
      className={cn(fieldClass, "w-full")}
    />
  );
}

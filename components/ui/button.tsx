import type { ComponentPropsWithRef } from "react";
import { cn } from "@/lib/cn";

const looks = {
  /** The one thing to do here. */
  primary: "bg-accent text-accent-ink not-disabled:hover:opacity-90 disabled:bg-paper-soft disabled:text-ink-faint",
  outline: "border border-line-strong text-ink hover:bg-paper-soft disabled:opacity-45",
  quiet: "text-ink-soft hover:bg-paper-soft hover:text-ink disabled:opacity-45",
};

type Look = keyof typeof looks;

/** A button with words. */
export function Button({ look = "outline", className, ...rest }: ComponentPropsWithRef<"button"> & { look?: Look }) {
  return <button type="button" {...rest} className={cn(buttonClass(look), className)} />;
}

/** The look of a button, for links that are one. */
export function buttonClass(look: Look): string {
  return cn(
    "inline-flex h-9 items-center justify-center gap-2 rounded px-3 font-medium transition-colors max-md:h-11",
    looks[look],
  );
}

/** A button that is only a sign; `label` is its name for everyone who does not see it. */
export function IconButton({
  label,
  look = "quiet",
  className,
  ...rest
}: ComponentPropsWithRef<"button"> & { label: string; look?: Look }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={cn(
        "inline-flex size-9 shrink-0 items-center justify-center rounded transition-colors max-md:size-11",
        "[&_svg]:size-[1.125rem]",
        looks[look],
        className,
      )}
    />
  );
}

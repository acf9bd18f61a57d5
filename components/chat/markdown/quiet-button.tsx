"use client";

import { Check } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";

/** How long "Copied" stays, in milliseconds. */
const COPIED_FOR = 2_000;

type ButtonProps = {
  label: string;
  pressed?: boolean;
  /** Someone comes near: the moment to fetch what a press will need. */
  onReach?: () => void;
  onClick: () => void;
  children: ReactNode;
};

/** A small button that is only a sign, at the head of code, a table or a diagram. */
export function QuietButton({ label, pressed, onReach, onClick, children }: ButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onPointerEnter={onReach}
      onFocus={onReach}
      onClick={onClick}
      className={cn(
        "grid size-7 place-items-center rounded-small hover:bg-paper-raised hover:text-ink pointer-coarse:size-11 [&_svg]:size-4",
        pressed && "text-accent",
      )}
    >
      {children}
    </button>
  );
}

/** A quiet button that copies something and says for a moment that it did. */
export function QuietCopyButton({
  label,
  onReach,
  onCopy,
  children,
}: {
  label: string;
  onReach?: () => void;
  onCopy: () => Promise<boolean>;
  children: ReactNode;
}) {
  const { t } = useText();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_FOR);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <>
      <QuietButton
        onReach={onReach}
        label={copied ? t("code.copied") : label}
        onClick={async () => setCopied(await onCopy())}
      >
        {copied ? <Check aria-hidden="true" className="text-success" /> : children}
      </QuietButton>
      <span role="status" className="sr-only">
        {copied ? t("code.copied") : ""}
      </span>
    </>
  );
}

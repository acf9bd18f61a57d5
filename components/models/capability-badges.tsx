"use client";

import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { CapabilityWord } from "@/lib/core/capability-words";
import { capabilityNames } from "./capability-names";

type Props = {
  words: readonly CapabilityWord[];
  /** The ground below has the badges' own colour. */
  onSoft?: boolean;
};

/** What a model can do by itself, in quiet words. */
export function CapabilityBadges({ words, onSoft = false }: Props) {
  const { t } = useText();
  if (words.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {words.map((word) => (
        <span
          key={word}
          className={cn(
            "rounded-small px-1.5 py-0.5 text-small text-ink-soft",
            onSoft ? "bg-paper-raised" : "bg-paper-soft",
          )}
        >
          {t(capabilityNames[word])}
        </span>
      ))}
    </span>
  );
}

"use client";

import { Ghost } from "lucide-react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";

/**
 * Whether the chat is a temporary one, as a state of the whole page, and the switch for it while nothing has been said.
 */
export function TemporaryChat({
  isOn,
  hasBegun,
  onToggle,
}: {
  isOn: boolean;
  hasBegun: boolean;
  onToggle?: () => void;
}) {
  const { t } = useText();
  return (
    <>
      {onToggle && (
        <button
          type="button"
          aria-pressed={isOn}
          onClick={onToggle}
          className={cn(
            "absolute end-3 top-[calc(env(safe-area-inset-top)+0.625rem)] z-10 inline-flex h-9 items-center gap-2 rounded px-3 transition-colors max-md:top-[calc(env(safe-area-inset-top)+0.375rem)] max-md:h-11 [&_svg]:size-4",
            isOn ? "bg-ink text-paper" : "text-ink-soft hover:bg-paper-soft hover:text-ink",
          )}
        >
          <Ghost aria-hidden />
          {t("temporary.switch")}
        </button>
      )}
      <p
        role="status"
        className={
          isOn && hasBegun
            ? "mx-auto flex w-full max-w-column items-center gap-2 px-4 pb-2 text-small text-ink-soft sm:px-6"
            : "sr-only"
        }
      >
        {isOn && (
          <>
            <Ghost aria-hidden className="size-3.5 shrink-0" />
            {t("temporary.note")}
          </>
        )}
      </p>
    </>
  );
}

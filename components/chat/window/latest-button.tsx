"use client";

import { ArrowDown } from "lucide-react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import type { FollowState } from "./follow";

/** The way back to the end, which also tells that something was added there. */
export function LatestButton({ follow: { away, news }, onClick }: { follow: FollowState; onClick: () => void }) {
  const { t } = useText();
  return (
    <button
      type="button"
      onClick={onClick}
      tabIndex={away ? 0 : -1}
      aria-hidden={!away}
      className={cn(
        "absolute bottom-3 left-1/2 flex h-9 -translate-x-1/2 items-center gap-2 rounded-full border border-line bg-paper-raised px-3.5 text-ink-soft shadow-float transition-opacity hover:text-ink max-md:h-11",
        !away && "pointer-events-none opacity-0",
      )}
    >
      <ArrowDown aria-hidden className={cn("size-4", news && "text-accent")} />
      {news ? t("thread.news") : t("thread.latest")}
      {news && <span aria-hidden className="size-2 rounded-full bg-accent" />}
    </button>
  );
}

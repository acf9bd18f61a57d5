"use client";

import { RotateCcw } from "lucide-react";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";

/** The place of a message that is on its way. `onRetry`: it did not come. */
export function MessageSkeleton({ height, onRetry }: { height: number; onRetry?: () => void }) {
  const { t } = useText();
  return (
    <article aria-busy={!onRetry} className="overflow-clip py-4" style={{ height }}>
      {onRetry ? (
        <div className="flex flex-wrap items-center gap-3 text-ui text-ink-soft">
          {t("thread.notLoaded")}
          <Button onClick={onRetry}>
            <RotateCcw aria-hidden className="size-4" />
            {t("action.retry")}
          </Button>
        </div>
      ) : (
        <>
          <span className="sr-only">{t("thread.loading")}</span>
          <div aria-hidden className="thread-lines h-full" />
        </>
      )}
    </article>
  );
}

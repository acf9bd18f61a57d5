"use client";

import { RotateCcw } from "lucide-react";
import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";

const widths = ["w-2/3", "w-full", "w-11/12", "w-full", "w-4/5"];

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
          <div aria-hidden className="flex flex-col gap-3.5">
            {widths.map((width, line) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
              <div key={line} className={`h-3 rounded-small bg-paper-soft ${width}`} />
            ))}
          </div>
        </>
      )}
    </article>
  );
}

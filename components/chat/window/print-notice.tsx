"use client";

import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";
import type { Printing } from "./use-print";

/** Stands over the thread while it is made ready for the printer. */
export function PrintNotice({ printing, onClose }: { printing: Printing; onClose: () => void }) {
  const { t, locale } = useText();
  const number = new Intl.NumberFormat(locale);
  const isFailed = printing.state === "failed";
  return (
    <div
      data-print="never"
      className="absolute inset-0 z-30 flex flex-col items-center justify-center gap-4 bg-paper px-6 text-center text-ui text-ink-soft"
    >
      <p role="status" className="tabular-nums">
        {isFailed
          ? t("print.failed")
          : t("print.preparing", { done: number.format(printing.done), count: number.format(printing.count) })}
      </p>
      <Button onClick={onClose}>{t(isFailed ? "print.close" : "print.cancel")}</Button>
    </div>
  );
}

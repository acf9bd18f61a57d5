"use client";

import { Paperclip } from "lucide-react";
import { useText } from "@/components/text-context";

/** Lies over the page while files are held over it, and says what letting go of them does. */
export function DropVeil() {
  const { t } = useText();
  return (
    <div className="pointer-events-none absolute inset-0 z-40 flex items-center justify-center bg-(--veil) p-4">
      <p
        role="status"
        className="rise flex items-center gap-3 rounded-surface border-2 border-accent border-dashed bg-paper-raised px-6 py-5 text-body shadow-float"
      >
        <Paperclip aria-hidden className="size-5 text-accent" />
        {t("composer.drop")}
      </p>
    </div>
  );
}

"use client";

import { CloudOff } from "lucide-react";
import { useText } from "@/components/text-context";
import type { DraftClient } from "./draft-client";
import { useDraftWaiting } from "./use-draft-state";

/** Says that what is written is safe while the server cannot be reached. */
export function WaitingNote({ draft }: { draft: DraftClient }) {
  const { t } = useText();
  const isWaiting = useDraftWaiting(draft);
  return (
    <p role="status" className={isWaiting ? "rise flex items-center gap-2 px-2 pb-1.5 text-small text-ink-soft" : ""}>
      {isWaiting && (
        <>
          <CloudOff aria-hidden className="size-3.5 shrink-0" />
          {t("composer.kept")}
        </>
      )}
    </p>
  );
}

"use client";

import { useText } from "@/components/text-context";
import { Button } from "@/components/ui/button";

/** A word about what just happened, with at most the way back. */
export type Notice = { text: string; undo?: () => void };

type Props = { notice: Notice | undefined; onDone: () => void };

/** Stands in the drawer itself: what lies outside of an open dialog can be neither heard nor reached. */
export function DrawerNotice({ notice, onDone }: Props) {
  const { t } = useText();
  const undo = notice?.undo;
  return (
    <div role="status" className="shrink-0 pb-[env(safe-area-inset-bottom)]">
      {notice && (
        <p className="rise flex min-h-12 items-center gap-2 border-t border-line bg-paper-raised ps-5 pe-3">
          <span dir="auto" className="min-w-0 flex-1 truncate">
            {notice.text}
          </span>
          {undo && (
            <Button
              look="quiet"
              className="text-accent"
              onClick={() => {
                undo();
                onDone();
              }}
            >
              {t("toast.undo")}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}

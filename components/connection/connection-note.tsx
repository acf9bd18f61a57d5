"use client";

import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useText } from "@/components/text-context";

function subscribe(onChange: () => void): () => void {
  addEventListener("online", onChange);
  addEventListener("offline", onChange);
  return () => {
    removeEventListener("online", onChange);
    removeEventListener("offline", onChange);
  };
}

const isOnline = () => navigator.onLine;

/** A line that says when there is no network at all, and what becomes of what is written meanwhile. */
export function ConnectionNote() {
  const { t } = useText();
  const online = useSyncExternalStore(subscribe, isOnline, () => true);
  return (
    <div role="status" className="mx-auto w-full max-w-column px-4 sm:px-6">
      {!online && (
        <p className="rise flex items-center gap-2 pb-2 text-warning">
          <CloudOff aria-hidden className="size-4 shrink-0" />
          {t("connection.offline")}
        </p>
      )}
    </div>
  );
}

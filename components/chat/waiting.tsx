"use client";

import { useEffect, useState } from "react";
import { useText } from "@/components/text-context";

/** Seconds of waiting after which they are counted for the reader. */
const countFrom = 3;

/** A calm line while the first word is on its way. */
export function Waiting({ since }: { since: number }) {
  const { t } = useText();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const read = () => setSeconds(Math.max(0, Math.floor((Date.now() - since) / 1000)));
    read();
    const timer = setInterval(read, 1000);
    return () => clearInterval(timer);
  }, [since]);
  return (
    <p className="flex h-7 items-center gap-2 text-ui text-ink-faint tabular-nums">
      <span aria-hidden className="live-caret" />
      {seconds < countFrom ? t("status.waiting") : t("status.waitingSeconds", { seconds })}
    </p>
  );
}

"use client";

import { useEffect, useState } from "react";
import { useText } from "@/components/text-context";
import type { MessageMetadata } from "@/lib/core/message";

/** Seconds of waiting after which they are counted for the reader. */
const countFrom = 3;

type Props = {
  /** Milliseconds since 1970. */
  since: number;
  /** The web is being searched for the answer. */
  searching?: boolean;
  retry?: MessageMetadata["retry"];
};

/** A calm line while the first word is on its way, or while a failed attempt is about to be followed by another. */
export function Waiting({ since, searching = false, retry }: Props) {
  const { t } = useText();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const read = () => setNow(Date.now());
    read();
    const timer = setInterval(read, 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const until = retry ? Math.ceil((retry.at - now) / 1000) : 0;
  const [plain, counted] = searching
    ? (["status.searching", "status.searchingSeconds"] as const)
    : (["status.waiting", "status.waitingSeconds"] as const);
  return (
    <p className="flex min-h-7 items-center gap-2 text-ui text-ink-faint tabular-nums">
      <span aria-hidden className="live-caret shrink-0" />
      {until > 0 ? t("status.retrying", { seconds: until }) : seconds < countFrom ? t(plain) : t(counted, { seconds })}
    </p>
  );
}

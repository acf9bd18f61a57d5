"use client";

import { useEffect, useRef, useState } from "react";
import { useText } from "@/components/text-context";
import type { MessageMetadata } from "@/lib/core/message";
import type { TextKey } from "@/lib/i18n/messages/en";
import type { ConversationControls } from "./use-conversation";

const byState: Record<string, TextKey> = {
  stopped: "thread.stopped",
  failed: "error.title",
  interrupted: "error.title",
};

/** Says in sentences what happens to an answer, for those who do not see it. */
export function ThreadStatus({
  controls,
  metadata = {},
}: {
  controls: ConversationControls;
  metadata?: MessageMetadata;
}) {
  const { t } = useText();
  const { state, attempts = 1 } = metadata;
  const { phase, stopping } = controls;
  const [ended, setEnded] = useState<TextKey>();
  const wasBusy = useRef(false);
  useEffect(() => {
    const busy = phase !== "idle";
    if (busy) setEnded(undefined);
    else if (wasBusy.current && state) setEnded(byState[state] ?? "status.answered");
    wasBusy.current = busy;
  }, [phase, state]);
  return (
    <p role="status" className="sr-only">
      {currentText()}
    </p>
  );

  function currentText(): string {
    if (stopping) return t("status.stopping");
    if (phase === "reconnecting") return t("status.reconnectingShort");
    if (phase !== "idle")
      return state === "running" && attempts > 1
        ? t("status.answeringAgain", { count: attempts })
        : t("status.answering");
    return ended ? t(ended) : "";
  }
}

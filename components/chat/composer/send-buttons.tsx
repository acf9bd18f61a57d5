"use client";

import { ArrowUp, CornerDownRight, Square } from "lucide-react";
import type { ConversationControls } from "@/components/chat/use-conversation";
import { useText } from "@/components/text-context";
import { IconButton } from "@/components/ui/button";

/** Send; while an answer runs Stop, and beside it the way to say something for later. */
export function SendButtons({ controls, sendable }: { controls: ConversationControls; sendable: boolean }) {
  const { t } = useText();
  const { busy, stopping, stop } = controls;
  if (!busy) {
    return (
      <IconButton look="primary" label={t("action.send")} type="submit" disabled={!sendable}>
        <ArrowUp aria-hidden />
      </IconButton>
    );
  }
  return (
    <>
      {sendable && (
        <IconButton look="outline" label={t("composer.queue")} type="submit">
          <CornerDownRight aria-hidden />
        </IconButton>
      )}
      <IconButton
        look="primary"
        label={t("action.stop")}
        disabled={stopping}
        // Stop takes the place of Send: the second half of a double click on Send is not meant for it.
        onClick={(event) => event.detail < 2 && void stop()}
      >
        <Square aria-hidden fill="currentColor" className="!size-3.5" />
      </IconButton>
    </>
  );
}

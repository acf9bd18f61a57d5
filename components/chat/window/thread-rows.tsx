"use client";

import { Answer } from "@/components/chat/answer";
import { isLoaded, type ParleyMessage } from "@/components/chat/parley-message";
import { Question } from "@/components/chat/question";
import type { ConversationControls } from "@/components/chat/use-conversation";
import { Gap, MessageRow } from "./message-row";
import { MessageSkeleton } from "./message-skeleton";
import type { ThreadWindow } from "./thread-window";
import { toRows } from "./to-rows";
import { useMissingMessages } from "./use-missing-messages";
import type { WindowView } from "./window-view";

/** How much of a thread is drawn: `view` at all, `filled` with its words. */
export type Drawing = { frame: ThreadWindow; view: WindowView; filled: WindowView };

type Props = {
  drawing: Drawing;
  messages: readonly ParleyMessage[];
  controls: ConversationControls;
  onRetry: () => void;
};

/** The messages of the window, and the room of those that are not in it. */
export function ThreadRows({ drawing, messages, controls, onRetry }: Props) {
  const { frame, view, filled } = drawing;
  const { phase, since = 0, searching = false, load } = controls;
  const retryLoading = useMissingMessages(messages, view, load);
  const isBusy = phase === "answering" || phase === "reconnecting";

  const draw = (message: ParleyMessage, index: number) => {
    const last = index === messages.length - 1;
    if (message.role === "user") return <Question message={message} />;
    return (
      <Answer
        message={message}
        live={last && isBusy && message.metadata?.state === "running"}
        last={last}
        since={last ? since : 0}
        searching={last && searching}
        onRetry={onRetry}
      />
    );
  };
  /** Questions are short and the last answer is what is waited for; all others can come a moment later. */
  const isReady = (message: ParleyMessage, index: number) =>
    isLoaded(message) &&
    (frame.isWhole ||
      message.role === "user" ||
      index === messages.length - 1 ||
      (index >= filled.start && index < filled.end) ||
      filled.kept.includes(message.id));

  return toRows(frame.heights, view).map((row) => {
    if (row.kind === "gap") return <Gap key={`gap-${messages[row.before]?.id}`} height={row.height} />;
    const message = messages[row.index];
    if (!message) return null;
    const ready = row.parked || isReady(message, row.index);
    return (
      <MessageRow
        key={message.id}
        id={message.id}
        index={row.index}
        count={messages.length}
        look={row.parked ? "parked" : ready ? "shown" : "empty"}
        watch={frame.rows.watch}
      >
        {ready ? (
          draw(message, row.index)
        ) : (
          <MessageSkeleton
            height={frame.heights.heightOf(row.index)}
            onRetry={isLoaded(message) ? undefined : retryLoading}
          />
        )}
      </MessageRow>
    );
  });
}

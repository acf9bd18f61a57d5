"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "@/components/text-context";
import { useFindBar } from "./find/use-find-bar";
import type { ParleyMessage } from "./parley-message";
import { ThreadEnd } from "./thread-end";
import type { ConversationControls } from "./use-conversation";
import { textOfSelection } from "./window/copy-selection";
import { LatestButton } from "./window/latest-button";
import { PrintNotice } from "./window/print-notice";
import { useThreadCommands } from "./window/thread-commands";
import { ThreadRows } from "./window/thread-rows";
import { goToMessage } from "./window/use-place-keeping";
import { usePrint } from "./window/use-print";
import { useThreadKeys } from "./window/use-thread-keys";
import { useThreadWindow } from "./window/use-thread-window";
import "./window/print.css";
import "./window/window.css";

/** What scrolls must be reachable with the keyboard; Safari does not see to that itself. */
const keyboardReachable = { tabIndex: 0 };

type Props = {
  sessId: string;
  messages: ParleyMessage[];
  controls: ConversationControls;
  onRetry: () => void;
  /** Shown before the first question. */
  children: ReactNode;
};

/** The conversation: questions and answers, following the one that grows. Of a long one only what is near is drawn. */
export function Thread({ sessId, messages, controls, onRetry, children }: Props) {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const { frame, view, filled, follow } = useThreadWindow(scroller, sessId, messages);
  const { phase, problem, load } = controls;
  const { Bar, open, close } = useFindBar(scroller);
  const { printing, print, cancel } = usePrint(frame, messages, load);
  useThreadKeys(scroller, frame, { messages, load, find: open, print });
  useThreadCommands((command) => {
    if (command.type === "find") open();
    else if (command.type === "print") print();
    else if (command.type === "let-go") frame.follow.letGo();
    else if (command.type === "move") {
      frame.scrollBy(command.pixels);
      if (scroller.current) frame.follow.scrolled(scroller.current);
    } else goToMessage(frame, command.messageId);
  });
  useEffect(() => {
    if (phase === "sending" || problem) frame.toEnd();
  }, [phase, problem, frame]);
  const isEmpty = messages.length === 0 && phase === "idle";

  return (
    <div className="relative min-h-0 flex-1">
      {/* Only whole states are announced (see ThreadStatus), so the log itself stays silent while it grows. */}
      <div
        ref={scroller}
        role="log"
        aria-label={t("thread.label")}
        aria-live="off"
        data-thread
        onCopy={(event) => {
          const text = textOfSelection(event.currentTarget, messages, (id) => frame.heights.indexOf(id));
          if (text === undefined) return;
          event.preventDefault();
          event.clipboardData.setData("text/plain", text);
        }}
        {...keyboardReachable}
        className="thread-scroller peer h-full overflow-x-hidden overflow-y-auto overscroll-contain outline-offset-[-2px]"
      >
        <div className="mx-auto w-full max-w-column px-4 pt-2 pb-6 sm:px-6">
          {isEmpty ? (
            children
          ) : (
            <ThreadRows drawing={{ frame, view, filled }} messages={messages} controls={controls} onRetry={onRetry} />
          )}
          <ThreadEnd controls={controls} unanswered={messages.at(-1)?.role === "user"} onRetry={onRetry} />
        </div>
        {/* The page is first painted at its end, before any script runs, where the browser knows this property. */}
        {messages.length > 0 && <div aria-hidden className="[scroll-initial-target:nearest]" />}
      </div>
      {/* Text fades under the edges instead of being cut. */}
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-0 top-0 mx-4 h-2 bg-linear-to-b from-paper to-transparent peer-focus-visible:hidden"
      />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-0 bottom-0 mx-4 h-5 bg-linear-to-t from-paper to-transparent peer-focus-visible:hidden"
      />
      {Bar && (
        <Bar
          scroller={scroller}
          frame={frame}
          sessId={sessId}
          version={`${messages.length} ${messages.at(-1)?.id} ${phase}`}
          onClose={close}
        />
      )}
      {printing && <PrintNotice printing={printing} onClose={cancel} />}
      <LatestButton follow={follow} onClick={() => frame.toEnd()} />
    </div>
  );
}

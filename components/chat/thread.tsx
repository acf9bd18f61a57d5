"use client";

import { ArrowDown } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useText } from "@/components/text-context";
import { cn } from "@/lib/cn";
import { Answer } from "./answer";
import type { ParleyMessage } from "./parley-message";
import { Question } from "./question";
import { ThreadEnd } from "./thread-end";
import type { ConversationControls } from "./use-conversation";
import { useFollow } from "./use-follow";

/** What scrolls must be reachable with the keyboard; Safari does not see to that itself. */
const keyboardReachable = { tabIndex: 0 };

type Props = { messages: ParleyMessage[]; controls: ConversationControls; onRetry: () => void };

/** The conversation: questions and answers, following the one that grows. `children`: shown before the first question. */
export function Thread({ messages, controls, onRetry, children }: Props & { children: ReactNode }) {
  const { t } = useText();
  const view = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { away, toEnd } = useFollow(view, content, messages.length > 0);
  const { phase, problem } = controls;
  useEffect(() => {
    if (phase === "sending" || problem) toEnd();
  }, [phase, problem, toEnd]);

  return (
    <div className="relative min-h-0 flex-1">
      {/* Only whole states are announced (see ThreadStatus), so the log itself stays silent while it grows. */}
      <div
        ref={view}
        role="log"
        aria-label={t("thread.label")}
        aria-live="off"
        {...keyboardReachable}
        className="peer h-full overflow-x-hidden overflow-y-auto overscroll-contain outline-offset-[-2px]"
      >
        <div ref={content} className="mx-auto w-full max-w-column px-4 pt-2 pb-6 sm:px-6">
          {messages.length === 0 && phase === "idle" ? (
            <>
              {children}
              <ThreadEnd controls={controls} unanswered={false} onRetry={onRetry} />
            </>
          ) : (
            <Messages messages={messages} controls={controls} onRetry={onRetry} />
          )}
        </div>
        {/* The page is first painted at its end, before any script runs, where the browser knows this property. */}
        {messages.length > 0 && <div aria-hidden className="[scroll-initial-target:nearest]" />}
      </div>
      {/* Text fades under the edges instead of being cut. */}
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-0 top-0 mx-4 peer-focus-visible:hidden h-2 bg-linear-to-b from-paper to-transparent"
      />
      <div
        aria-hidden
        className="pointer-events-none absolute inset-x-0 bottom-0 mx-4 peer-focus-visible:hidden h-5 bg-linear-to-t from-paper to-transparent"
      />
      <button
        type="button"
        onClick={() => toEnd(true)}
        tabIndex={away ? 0 : -1}
        aria-hidden={!away}
        className={cn(
          "absolute bottom-3 left-1/2 flex h-9 -translate-x-1/2 items-center gap-2 rounded-full border border-line bg-paper-raised px-3.5 text-ink-soft shadow-float transition-opacity hover:text-ink max-md:h-11",
          !away && "pointer-events-none opacity-0",
        )}
      >
        <ArrowDown aria-hidden className="size-4" />
        {t("thread.latest")}
      </button>
    </div>
  );
}

function Messages({ messages, controls, onRetry }: Props) {
  const { phase, since = 0, searching = false } = controls;
  const live = phase === "answering" || phase === "reconnecting";
  const isLive = (message: ParleyMessage, last: boolean) => last && live && message.metadata?.state === "running";
  return (
    <>
      {messages.map((message, index) => {
        const last = index === messages.length - 1;
        if (message.role === "user") return <Question key={message.id} message={message} />;
        return (
          <Answer
            key={message.id}
            message={message}
            live={isLive(message, last)}
            last={last}
            since={last ? since : 0}
            searching={last && searching}
            onRetry={onRetry}
          />
        );
      })}
      <ThreadEnd controls={controls} unanswered={messages.at(-1)?.role === "user"} onRetry={onRetry} />
    </>
  );
}

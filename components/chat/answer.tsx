"use client";

import { CircleStop, TriangleAlert } from "lucide-react";
import { memo, type ReactNode } from "react";
import { useText } from "@/components/text-context";
import type { MessageMetadata } from "@/lib/core/message";
import type { TextKey } from "@/lib/i18n/messages/en";
import { AnswerActions } from "./answer-actions";
import { AnswerNotes } from "./answer-notes";
import { AnswerParts } from "./answer-parts";
import { ContinueButton } from "./branches/continue-button";
import { VersionSwitch } from "./branches/version-switch";
import { CitationsProvider } from "./citations/citations-context";
import { explainProblem, joinSentences } from "./explain-problem";
import type { ParleyMessage } from "./parley-message";
import { ProblemNote } from "./problem-note";
import { Searches } from "./searches";
import { Sources } from "./sources";
import { Waiting } from "./waiting";
import { useArticlePlace } from "./window/article-place";

type Props = {
  message: ParleyMessage;
  /** Whether it is being written right now. */
  live: boolean;
  last: boolean;
  /** When its turn was asked for, and whether the web is searched for it, while it is live. */
  since: number;
  searching: boolean;
  onRetry: () => void;
};

function hasWords(message: ParleyMessage): boolean {
  return message.parts.some(
    (part) => part.type === "dynamic-tool" || ((part.type === "text" || part.type === "reasoning") && part.text !== ""),
  );
}

/** What the model said: plain text on the page, and how it ended when it did not end well. */
export const Answer = memo(function Answer({ message, live, last, since, searching, onRetry }: Props) {
  const { t } = useText();
  const place = useArticlePlace();
  const metadata = message.metadata ?? {};
  const written = hasWords(message);
  const retry = last ? onRetry : undefined;
  // A search is over when it is told of, or when it is told that there was none.
  const stillSearching = searching && !metadata.searches && !metadata.warnings;
  return (
    <article {...place} aria-label={t("thread.answer")} aria-busy={live} className="group/answer min-w-0">
      <CitationsProvider parts={message.parts}>
        {metadata.searches && <Searches searches={metadata.searches} />}
        <AnswerParts parts={message.parts} streaming={live} />
        {live && !written && <Waiting since={since} searching={stillSearching} retry={metadata.retry} />}
        {/* While the answer grows they would be pushed down under the reader's eyes. */}
        {!live && <Sources parts={message.parts} />}
        {!live && metadata.warnings && <AnswerNotes warnings={metadata.warnings} />}
        {!live && <Ending message={message} written={written} last={last} onRetry={retry} />}
        {live && (
          <div className="mt-2 -ms-2 empty:hidden [&_svg]:!size-4">
            <VersionSwitch message={message} />
          </div>
        )}
        {!live && <AnswerActions message={message} last={last} />}
      </CitationsProvider>
    </article>
  );
});

/** A word on every ending but the good one. */
function Ending({
  message,
  written,
  last,
  onRetry,
}: {
  message: ParleyMessage;
  written: boolean;
  last: boolean;
  onRetry?: () => void;
}) {
  const { t } = useText();
  const { state, error, finishReason }: MessageMetadata = message.metadata ?? {};
  if ((state === "failed" || state === "interrupted") && !last) return <Remark bad text={t("error.title")} />;
  const kept = written ? "error.keptText" : "error.keptQuestion";
  if (state === "failed") {
    const said = explainProblem(t, error ?? { code: "internal_error", message: "" }, kept);
    return (
      <ProblemNote title={t("error.title")} {...said} onRetry={onRetry}>
        <ContinueButton message={message} />
      </ProblemNote>
    );
  }
  if (state === "interrupted") {
    const text = joinSentences(t("error.interrupted"), t(kept));
    return (
      <ProblemNote title={t("error.title")} text={text} onRetry={onRetry}>
        <ContinueButton message={message} />
      </ProblemNote>
    );
  }
  const remark = remarkOn(state, finishReason, written);
  if (!remark) return null;
  return <Remark text={t(remark)}>{last && <ContinueButton message={message} />}</Remark>;
}

function remarkOn(
  state: MessageMetadata["state"],
  finishReason: MessageMetadata["finishReason"],
  written: boolean,
): TextKey | undefined {
  if (state === "stopped") return written ? "status.stopped" : "status.stoppedEmpty";
  if (finishReason === "length") return "status.lengthLimit";
  return finishReason === "content_filter" ? "status.filtered" : undefined;
}

/** One quiet line; the full story is only told under the last answer, where something can be done about it. */
function Remark({ text, bad = false, children }: { text: string; bad?: boolean; children?: ReactNode }) {
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="flex items-center gap-2 text-ui text-ink-faint">
        {bad ? (
          <TriangleAlert aria-hidden className="size-4 text-danger" />
        ) : (
          <CircleStop aria-hidden className="size-4" />
        )}
        {text}
      </p>
      {children}
    </div>
  );
}

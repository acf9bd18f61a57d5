"use client";

import { CircleStop, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { useText } from "@/components/text-context";
import type { MessageMetadata } from "@/lib/core/message";
import { AnswerActions } from "./answer-actions";
import { AnswerNotes } from "./answer-notes";
import { AnswerParts } from "./answer-parts";
import { explainProblem, joinSentences } from "./explain-problem";
import { type ParleyMessage, textOfMessage } from "./parley-message";
import { ProblemNote } from "./problem-note";
import { Searches } from "./searches";
import { Sources } from "./sources";
import { Waiting } from "./waiting";

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
  const metadata = message.metadata ?? {};
  const written = hasWords(message);
  const failed = !live && (metadata.state === "failed" || metadata.state === "interrupted");
  const retry = last ? onRetry : undefined;
  // A search is over when it is told of, or when it is told that there was none.
  const stillSearching = searching && !metadata.searches && !metadata.warnings;
  return (
    <article aria-label={t("thread.answer")} aria-busy={live} className="group/answer min-w-0">
      {metadata.searches && <Searches searches={metadata.searches} />}
      <AnswerParts parts={message.parts} streaming={live} />
      {live && !written && <Waiting since={since} searching={stillSearching} retry={metadata.retry} />}
      {/* While the answer grows they would be pushed down under the reader's eyes. */}
      {!live && <Sources parts={message.parts} />}
      {!live && metadata.warnings && <AnswerNotes warnings={metadata.warnings} />}
      {!live && <Ending metadata={metadata} written={written} last={last} onRetry={retry} />}
      {!live && (written || !failed) && (
        <AnswerActions
          text={textOfMessage(message)}
          metadata={metadata}
          last={last}
          onRetry={failed ? undefined : retry}
        />
      )}
    </article>
  );
});

/** A word on every ending but the good one. */
function Ending({
  metadata,
  written,
  last,
  onRetry,
}: {
  metadata: MessageMetadata;
  written: boolean;
  last: boolean;
  onRetry?: () => void;
}) {
  const { t } = useText();
  const { state, error, finishReason } = metadata;
  if ((state === "failed" || state === "interrupted") && !last) return <Remark bad text={t("error.title")} />;
  const kept = written ? "error.keptText" : "error.keptQuestion";
  if (state === "failed") {
    const said = explainProblem(t, error ?? { code: "internal_error", message: "" }, kept);
    return <ProblemNote title={t("error.title")} {...said} onRetry={onRetry} />;
  }
  if (state === "interrupted") {
    const text = joinSentences(t("error.interrupted"), t(kept));
    return <ProblemNote title={t("error.title")} text={text} onRetry={onRetry} />;
  }
  if (state === "stopped") return <Remark text={t(written ? "status.stopped" : "status.stoppedEmpty")} />;
  if (finishReason === "length") return <Remark text={t("status.lengthLimit")} />;
  if (finishReason === "content_filter") return <Remark text={t("status.filtered")} />;
  return null;
}

/** One quiet line; the full story is only told under the last answer, where something can be done about it. */
function Remark({ text, bad = false }: { text: string; bad?: boolean }) {
  return (
    <p className="mt-3 flex items-center gap-2 text-ui text-ink-faint">
      {bad ? (
        <TriangleAlert aria-hidden className="size-4 text-danger" />
      ) : (
        <CircleStop aria-hidden className="size-4" />
      )}
      {text}
    </p>
  );
}

"use client";

import { LoaderCircle } from "lucide-react";
import { useText } from "@/components/text-context";
import { explainProblem } from "./explain-problem";
import { ProblemNote } from "./problem-note";
import type { ConversationControls } from "./use-conversation";
import { Waiting } from "./waiting";

/** What comes after the last message: waiting, a lost connection, or a failure that belongs to no answer. */
export function ThreadEnd({
  controls,
  unanswered,
  onRetry,
}: {
  controls: ConversationControls;
  /** Whether the last message is a question. */
  unanswered: boolean;
  onRetry: () => void;
}) {
  const { t } = useText();
  const { phase, since = 0, searching, problem, returned } = controls;
  if (phase === "reconnecting") {
    return (
      <p className="rise mt-3 flex items-center gap-2 text-ui text-warning">
        <LoaderCircle aria-hidden className="size-4 motion-safe:animate-spin" />
        {t("status.reconnecting")}
      </p>
    );
  }
  if (phase !== "idle") return unanswered ? <Waiting since={since} searching={searching} /> : null;
  if (problem) {
    const said = explainProblem(t, problem, returned && "error.keptDraft");
    const title = t(returned ? "error.titleBeforeStart" : "error.titleOther");
    return <ProblemNote title={title} {...said} onRetry={unanswered ? onRetry : undefined} />;
  }
  if (!unanswered) return null;
  return <ProblemNote title={t("thread.noAnswer")} text={t("error.keptQuestion")} onRetry={onRetry} />;
}

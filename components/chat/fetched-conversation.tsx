"use client";

import { useEffect, useState } from "react";
import { type Problem, problemOf } from "@/components/call-api";
import { useText } from "@/components/text-context";
import { ConversationTop } from "./conversation-top";
import { ConversationView } from "./conversation-view";
import { explainProblem } from "./explain-problem";
import type { ConversationSnapshot } from "./parley-message";
import { ProblemNote } from "./problem-note";
import { readConversation } from "./read-conversation";

/** A conversation that did not come with the page. */
export function FetchedConversation({ sessId }: { sessId: string }) {
  const { t } = useText();
  const [found, setFound] = useState<ConversationSnapshot>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    let gone = false;
    readConversation(sessId).then(
      (conversation) => !gone && setFound(conversation),
      (error: unknown) => !gone && setProblem(problemOf(error)),
    );
    return () => {
      gone = true;
    };
  }, [sessId]);
  if (found) return <ConversationView initial={found} />;
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <ConversationTop />
      <div className="mx-auto w-full max-w-column px-4 sm:px-6">
        {problem && <ProblemNote title={t("page.error")} {...explainProblem(t, problem)} />}
      </div>
    </main>
  );
}

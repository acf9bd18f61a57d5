"use client";

import { type ComponentType, memo, useEffect, useState } from "react";
import { useText } from "@/components/text-context";
import { MessageFiles } from "./attachments/message-files";
import { type Branches, useBranches, useEditDraft } from "./branches/branches-context";
import type { EditDraft } from "./branches/edit-drafts";
import { QuestionActions } from "./branches/question-actions";
import { QuestionText } from "./branches/question-text";
import { type ParleyMessage, textOfMessage } from "./parley-message";
import { useArticlePlace } from "./window/article-place";

type EditProps = { messageId: string; draft: EditDraft; branches: Branches };

const loadEdit = () => import("./branches/edit-question");

/** What the person asked: a soft block, which becomes a field to change it. */
export const Question = memo(function Question({ message }: { message: ParleyMessage }) {
  const { t } = useText();
  const place = useArticlePlace();
  const branches = useBranches();
  const draft = useEditDraft(message.id);
  const Edit = useEditCode(draft);
  return (
    <article
      {...place}
      aria-label={t("thread.question")}
      onPointerEnter={() => void loadEdit().catch(() => {})}
      className="group/question mt-8"
    >
      {draft && Edit && branches ? (
        <div className="mb-5">
          <Edit messageId={message.id} draft={draft} branches={branches} />
        </div>
      ) : (
        <>
          <div className="rounded-surface bg-paper-soft px-4 py-3 text-body">
            <MessageFiles parts={message.parts} />
            <QuestionText text={textOfMessage(message)} />
          </div>
          <QuestionActions message={message} />
        </>
      )}
    </article>
  );
});

/** The code of the field, fetched when it is wanted; where it cannot be fetched, the next press tries again. */
function useEditCode(draft: EditDraft | undefined): ComponentType<EditProps> | undefined {
  const [code, setCode] = useState<{ Edit: ComponentType<EditProps> }>();
  useEffect(() => {
    if (!draft || code) return;
    loadEdit().then(
      (module) => setCode({ Edit: module.default }),
      () => {},
    );
  }, [draft, code]);
  return code?.Edit;
}

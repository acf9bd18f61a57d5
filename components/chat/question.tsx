"use client";

import { memo } from "react";
import { useText } from "@/components/text-context";
import { type ParleyMessage, textOfMessage } from "./parley-message";

/** What the person asked: a soft block. */
export const Question = memo(function Question({ message }: { message: ParleyMessage }) {
  const { t } = useText();
  return (
    <article
      dir="auto"
      aria-label={t("thread.question")}
      className="mt-8 mb-5 rounded-surface bg-paper-soft px-4 py-3 text-body break-words whitespace-pre-wrap first:mt-2"
    >
      {textOfMessage(message)}
    </article>
  );
});

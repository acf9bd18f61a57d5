import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { type Attachments, useAttachments } from "@/components/chat/attachments/use-attachments";
import { withoutEscape } from "./commands/command";
import type { DraftClient } from "./draft-client";
import { useDraftPart } from "./use-draft-state";
import { useKeptDraft } from "./use-kept-draft";
import type { Outbox } from "./use-outbox";

type Field = RefObject<HTMLTextAreaElement | null>;

/** What is written and attached, and how to send it. */
export type Composing = {
  field: Field;
  text: string;
  attachments: Attachments;
  sendable: boolean;
  submit: () => void;
};

/** The words and files of a draft on their way to be sent. */
export function useComposer(draft: DraftClient, outbox: Outbox, busy: boolean): Composing {
  const field = useRef<HTMLTextAreaElement>(null);
  useKeptDraft(draft, field);
  const text = useDraftPart(draft, "text");
  const files = useDraftPart(draft, "files");
  const onFiles = useCallback((ids: string[]) => draft.change({ files: ids }), [draft]);
  const attachments = useAttachments({ files, onChange: onFiles, temporary: !draft.isKept });

  const { say, isFull } = outbox;
  const hasContent = text.trim() !== "" || files.length > 0;
  const sendable = say !== undefined && hasContent && !attachments.busy && !(busy && isFull);
  const submit = () => {
    if (!sendable) return;
    say(withoutEscape(text.trim()), files);
    draft.change({ text: "", files: [] });
    field.current?.focus();
  };
  return { field, text, attachments, sendable, submit: useSteady(submit) };
}

/** The same function for ever, doing what the latest one does. */
function useSteady(action: () => void): () => void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  const [steady] = useState(() => () => latest.current());
  return steady;
}

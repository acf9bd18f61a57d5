"use client";

import { memo, type TextareaHTMLAttributes, useCallback, useId, useMemo, useState } from "react";
import { AttachmentList } from "@/components/chat/attachments/attachment-list";
import type { ConversationControls } from "@/components/chat/use-conversation";
import { cn } from "@/lib/cn";
import { CommandSlot } from "./commands/command-slot";
import { useCommandLine } from "./commands/use-command-line";
import { ComposerField } from "./composer-field";
import { ComposerFooter } from "./composer-footer";
import type { ComposerTools } from "./composer-tools";
import type { DraftClient } from "./draft-client";
import { DropVeil } from "./drop-veil";
import { OtherTexts } from "./other-texts";
import { QueueList } from "./queue-list";
import { useComposer } from "./use-composer";
import { useComposerKeys } from "./use-composer-keys";
import { useFileDrop } from "./use-file-drop";
import type { Outbox } from "./use-outbox";
import { usePaste } from "./use-paste";
import { usePlaces } from "./use-places";
import { WaitingNote } from "./waiting-note";

export type ComposerProps = {
  draft: DraftClient;
  outbox: Outbox;
  controls: ConversationControls;
  tools: ComposerTools;
  /** What was asked in this conversation, oldest first. */
  questions: () => string[];
};

/** Where a message is written: one surface, with what waits above the words and what can be chosen below them. */
export const Composer = memo(function Composer({ draft, outbox, controls, tools, questions }: ComposerProps) {
  const composing = useComposer(draft, outbox, controls.busy);
  const { field, text, attachments, submit } = composing;
  const onPaste = usePaste(draft, attachments);
  const isDropping = useFileDrop(attachments.add);
  const places = usePlaces();
  const commands = useCommandLine(text);
  const context = useMemo(() => ({ draft, tools, places }), [draft, tools, places]);
  const { listId, list, onActive } = useListOfField(commands.shown !== undefined);
  const onKeyDown = useComposerKeys({ field, draft, commands, questions, submit });
  const edit = (messageId: string) => {
    outbox.takeBack(messageId);
    field.current?.focus();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      className="mx-auto w-full max-w-column px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6 sm:pb-5"
    >
      {isDropping && <DropVeil />}
      <WaitingNote draft={draft} />
      <div
        className={cn(
          "relative rounded-surface border bg-paper-raised transition-colors focus-within:border-accent",
          draft.isKept ? "border-line-strong" : "border-dashed border-ink-soft",
        )}
      >
        <CommandSlot id={listId} commands={commands} context={context} onActive={onActive} />
        <OtherTexts draft={draft} />
        <QueueList outbox={outbox} onEdit={edit} />
        <AttachmentList attachments={attachments} />
        <ComposerField composing={composing} draft={draft} onKeyDown={onKeyDown} onPaste={onPaste} list={list} />
        <ComposerFooter composing={composing} controls={controls} context={context} />
      </div>
    </form>
  );
});

type ListOfField = {
  listId: string;
  list: TextareaHTMLAttributes<HTMLTextAreaElement>;
  onActive: (id: string | undefined) => void;
};

/** What the field says of the commands while they are shown: the focus stays in it. */
function useListOfField(isShown: boolean): ListOfField {
  const listId = useId();
  const [activeId, onActive] = useState<string>();
  const list = useMemo(
    () => ({
      "aria-autocomplete": "list" as const,
      "aria-haspopup": "listbox" as const,
      ...(isShown ? { "aria-controls": listId, "aria-activedescendant": activeId } : {}),
    }),
    [isShown, listId, activeId],
  );
  return { listId, list, onActive: useCallback((id) => onActive(id), []) };
}

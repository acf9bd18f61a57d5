"use client";

import { useCallback } from "react";
import type { ConversationControls } from "@/components/chat/use-conversation";
import { useText } from "@/components/text-context";
import type { CommandContext } from "./commands/command-context";
import { ComposerBar } from "./composer-bar";
import { PlusMenu } from "./plus-menu";
import { SendButtons } from "./send-buttons";
import type { Composing } from "./use-composer";

/** The line under the words: what can be added and chosen, and the way to send. */
export function ComposerFooter({
  composing,
  controls,
  context,
}: {
  composing: Composing;
  controls: ConversationControls;
  context: CommandContext;
}) {
  const { t } = useText();
  const { draft, tools, places } = context;
  const { field, attachments, sendable } = composing;
  const { stored } = attachments;
  const nextQuestion = useCallback(() => tools.nextQuestion(stored), [tools, stored]);
  const { toggleTemporary } = tools;
  const beginCommand = () => {
    if (draft.getContent().text === "") draft.change({ text: "/" });
    // The menu gives the focus back to its button first.
    requestAnimationFrame(() => field.current?.focus());
  };
  return (
    <div className="flex items-center justify-between gap-2 px-2 pb-2">
      <div className="flex min-w-0 items-center gap-1 max-sm:gap-0">
        <PlusMenu
          onAddFiles={places.addFiles}
          onCommands={beginCommand}
          onParameters={places.openParameters}
          temporary={toggleTemporary && { isOn: !draft.isKept, toggle: toggleTemporary }}
        />
        <input
          ref={places.files}
          type="file"
          multiple
          hidden
          tabIndex={-1}
          aria-label={t("files.choose")}
          onChange={(event) => {
            attachments.add([...(event.target.files ?? [])]);
            // The same file can be chosen again after it was taken out.
            event.target.value = "";
          }}
        />
        <ComposerBar draft={draft} tools={tools} nextQuestion={nextQuestion} places={places} />
      </div>
      <div className="flex shrink-0 items-center gap-1">
        <SendButtons controls={controls} sendable={sendable} />
      </div>
    </div>
  );
}

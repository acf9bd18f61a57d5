import { type KeyboardEvent, type RefObject, useCallback } from "react";
import type { CommandLine } from "./commands/use-command-line";
import type { DraftClient } from "./draft-client";
import { isCertainSendKey, isComposing, isSendKey } from "./is-send-key";
import { useHistory } from "./use-history";

/** The keys of the field: commands first, then what was asked before, then sending. */
export function useComposerKeys({
  field,
  draft,
  commands,
  questions,
  submit,
}: {
  field: RefObject<HTMLTextAreaElement | null>;
  draft: DraftClient;
  commands: Pick<CommandLine, "onKey">;
  questions: () => string[];
  submit: () => void;
}): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const change = useCallback((text: string) => draft.change({ text }), [draft]);
  const onHistoryKey = useHistory(field, change, questions);
  const onCommandKey = commands.onKey;
  return useCallback(
    (event) => {
      if (isComposing(event)) return;
      const isTaken = !isCertainSendKey(event) && (onCommandKey(event) || onHistoryKey(event));
      if (!isTaken && !isSendKey(event)) return;
      event.preventDefault();
      if (!isTaken) submit();
    },
    [onCommandKey, onHistoryKey, submit],
  );
}

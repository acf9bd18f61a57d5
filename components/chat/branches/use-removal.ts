import { useCallback } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import type { ConversationActions } from "@/components/chat/use-conversation";
import { useText } from "@/components/text-context";
import { useToast } from "@/components/toast";
import { focusComposer } from "./focus-composer";
import { useExplained } from "./use-explained";

/** Deletes a message or one version of it, and offers to undo that. */
export function useRemoval({
  remove,
  restore,
}: Pick<ConversationActions, "remove" | "restore">): (message: ParleyMessage) => void {
  const { t } = useText();
  const toast = useToast();
  const explained = useExplained();
  return useCallback(
    async ({ id, metadata }: ParleyMessage) => {
      const removal = await explained(remove(id), "branches.removeFailed");
      if (!removal) return;
      focusComposer();
      const more = removal.removed - 1;
      const one = metadata?.versions ? "branches.removedVersion" : "branches.removed";
      const many = metadata?.versions ? "branches.removedVersionMore" : "branches.removedMore";
      const undo = () => void explained(restore(removal), "branches.restoreFailed");
      const text = more > 0 ? t(many, { count: more }) : t(one);
      toast({ text, action: { label: t("toast.undo"), run: undo } });
    },
    [t, toast, explained, remove, restore],
  );
}

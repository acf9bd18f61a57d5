import { usePathname } from "next/navigation";
import { useCallback } from "react";
import { callApi, conversationPath } from "@/components/call-api";
import { useConversations } from "@/components/conversations-context";
import { sessIdOfPath } from "@/components/sess-id-of-path";
import { useShell } from "@/components/shell-context";
import { useText } from "@/components/text-context";
import { useToast } from "@/components/toast";
import type { ConversationSummary } from "@/lib/core/conversation";

/** Rename and delete: shown at once, taken back with a word when the server refuses. */
export function useConversationChanges(): {
  rename: (sessId: string, title: string) => void;
  remove: (conversation: ConversationSummary) => void;
} {
  const { change, refresh } = useConversations();
  const { t } = useText();
  const toast = useToast();
  const { beginNewChat } = useShell();
  const pathname = usePathname();

  const rename = useCallback(
    (sessId: string, title: string) => {
      change((list) => list.map((entry) => (entry.sessId === sessId ? { ...entry, title } : entry)));
      callApi(conversationPath(sessId), { method: "PATCH", body: { title } }).catch(() => {
        toast({ text: t("toast.renameFailed") });
        refresh();
      });
    },
    [change, refresh, t, toast],
  );

  const restore = useCallback(
    (sessId: string) =>
      callApi(`${conversationPath(sessId)}/restore`, { method: "POST" }).then(refresh, () =>
        toast({ text: t("toast.restoreFailed") }),
      ),
    [refresh, t, toast],
  );

  const remove = useCallback(
    (conversation: ConversationSummary) => {
      const { sessId, title } = conversation;
      change((list) => list.filter((entry) => entry.sessId !== sessId));
      // The button that was pressed goes with its row; the keyboard goes on from the composer.
      requestAnimationFrame(() => document.getElementById("composer")?.focus());
      if (sessIdOfPath(pathname) === sessId) beginNewChat();
      callApi(conversationPath(sessId), { method: "DELETE" }).then(
        () =>
          toast({
            text: t("toast.deleted", { title: title || t("sidebar.untitled") }),
            action: { label: t("toast.undo"), run: () => void restore(sessId) },
          }),
        () => {
          toast({ text: t("toast.deleteFailed") });
          refresh();
        },
      );
    },
    [change, refresh, restore, t, toast, beginNewChat, pathname],
  );

  return { rename, remove };
}

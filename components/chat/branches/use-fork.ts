import { useRouter } from "next/navigation";
import { useCallback } from "react";
import type { ConversationActions } from "@/components/chat/use-conversation";
import { useText } from "@/components/text-context";
import { useToast } from "@/components/toast";
import { useExplained } from "./use-explained";

/** Begins a new conversation with what was said up to a message, and goes there. */
export function useFork({ fork }: Pick<ConversationActions, "fork">): (messageId: string) => void {
  const { t } = useText();
  const toast = useToast();
  const explained = useExplained();
  const router = useRouter();
  return useCallback(
    async (messageId: string) => {
      const sessId = await explained(fork(messageId), "branches.forkFailed");
      if (sessId === undefined) return;
      router.push(`/c/${encodeURIComponent(sessId)}`);
      toast({ text: t("branches.forked") });
    },
    [t, toast, explained, router, fork],
  );
}

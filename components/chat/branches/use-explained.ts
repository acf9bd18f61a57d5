import { useCallback } from "react";
import { problemOf } from "@/components/call-api";
import { explainProblem, joinSentences } from "@/components/chat/explain-problem";
import { useText } from "@/components/text-context";
import { useToast } from "@/components/toast";
import type { TextKey } from "@/lib/i18n/messages/en";

/** Does something, and says in a toast why it could not be done. Resolves with undefined then. */
export function useExplained(): <T>(work: Promise<T>, failed: TextKey) => Promise<T | undefined> {
  const { t } = useText();
  const toast = useToast();
  return useCallback(
    (work, failed) =>
      work.catch((error: unknown) => {
        toast({ text: joinSentences(t(failed), explainProblem(t, problemOf(error)).text) });
        return undefined;
      }),
    [t, toast],
  );
}

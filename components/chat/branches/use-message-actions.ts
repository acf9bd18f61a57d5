import { Columns2, Split, Trash2 } from "lucide-react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { useText } from "@/components/text-context";
import { useBranches } from "./branches-context";
import type { MessageAction } from "./message-action";

/** What can be done with any message: compare its versions, begin a chat from it, delete it. */
export function useMessageActions(message: ParleyMessage): MessageAction[] {
  const { t } = useText();
  const branches = useBranches();
  if (!branches) return [];
  const { hindrance, temporary, compare, fork, remove } = branches;
  const several = (message.metadata?.versions?.length ?? 0) > 1;
  const kept: MessageAction[] = [
    { key: "fork", label: t("branches.fork"), icon: Split, run: () => fork(message.id) },
    {
      key: "delete",
      label: t(several ? "branches.deleteVersion" : "branches.delete"),
      icon: Trash2,
      run: () => remove(message),
      hindrance,
      danger: true,
    },
  ];
  const comparing = { key: "compare", label: t("compare.title"), icon: Columns2, run: () => compare(message) };
  return [...(several ? [comparing] : []), ...(temporary ? [] : kept)];
}

import { ArrowRightToLine, Bot, RotateCcw } from "lucide-react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import { useBranches } from "./branches-context";
import { isUnfinished } from "./is-unfinished";
import type { MessageAction } from "./message-action";

/** The ways to get another answer besides asking for it once more: go on, ask the same model, ask any other. */
export function useOtherAnswers(message: ParleyMessage): MessageAction[] {
  const { t } = useText();
  const { models } = useModels();
  const branches = useBranches();
  if (!branches) return [];
  const { hindrance, regenerate, chooseModel, continueAnswer } = branches;
  const own = models.find(
    ({ qualifiedId, status }) => qualifiedId === message.metadata?.model && status.state === "ready",
  );
  const goOn: MessageAction = {
    key: "continue",
    label: t("branches.continue"),
    icon: ArrowRightToLine,
    run: () => continueAnswer(message),
    hindrance,
  };
  const sameModel: MessageAction = {
    key: "same-model",
    label: t("branches.withModel", { model: own?.title ?? own?.name ?? "" }),
    icon: RotateCcw,
    run: () => regenerate(message.id, own),
    hindrance,
  };
  const otherModel: MessageAction = {
    key: "other-model",
    label: t("branches.withOther"),
    icon: Bot,
    run: () => chooseModel(message.id),
    hindrance,
  };
  return [...(isUnfinished(message) ? [goOn] : []), ...(own ? [sameModel] : []), otherModel];
}

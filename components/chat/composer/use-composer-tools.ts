import { useCallback, useMemo } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import type { AnswerSettingsOfDraft } from "@/components/chat/use-answer-settings";
import type { Attachment } from "@/lib/core/attachment";
import type { ModelBrief } from "@/lib/core/model";
import type { ComposerTools } from "./composer-tools";
import type { DraftClient } from "./draft-client";

type Asked = {
  sessId: string;
  /** The system prompt of the conversation so far. */
  system: string | undefined;
  draft: DraftClient;
  model: ModelBrief | undefined;
  chooseModel: (model: ModelBrief) => void;
  settings: AnswerSettingsOfDraft;
  /** The whole shown path as it is now. */
  messages: () => readonly ParleyMessage[];
  toggleTemporary?: () => void;
};

/** What can be chosen beside the text; the same object until a choice changes. */
export function useComposerTools({
  sessId,
  system,
  draft,
  model,
  chooseModel,
  settings,
  messages,
  toggleTemporary,
}: Asked): ComposerTools {
  const { wishes, change, parameters, settingsFor } = settings;
  const nextQuestion = useCallback(
    (attachments: readonly Attachment[]) => ({
      sessId,
      ...(system === undefined ? {} : { system }),
      messages: messages(),
      text: draft.getContent().text,
      attachments,
      parameters: settingsFor(model).parameters ?? {},
    }),
    [sessId, system, messages, draft, settingsFor, model],
  );
  return useMemo(
    () => ({ model, chooseModel, wishes, changeWishes: change, parameters, nextQuestion, toggleTemporary }),
    [model, chooseModel, wishes, change, parameters, nextQuestion, toggleTemporary],
  );
}

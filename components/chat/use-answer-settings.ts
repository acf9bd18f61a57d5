import { useCallback, useMemo } from "react";
import { useModels } from "@/components/models-context";
import type { Parameters } from "@/lib/core/draft";
import type { ModelBrief } from "@/lib/core/model";
import { type AnswerWishes, readWishes, toSettings } from "./answer-wishes";
import type { DraftClient } from "./composer/draft-client";
import { useDraftPart } from "./composer/use-draft-state";
import type { TurnSettings } from "./turn-settings";

const nothing: Parameters = {};

/** What is wished of the next answer, how to change it, and what it comes to with a model. */
export type AnswerSettingsOfDraft = {
  wishes: AnswerWishes;
  change: (news: Partial<AnswerWishes>) => void;
  parameters: Parameters;
  settingsFor: (model: ModelBrief | undefined) => TurnSettings;
};

/** The settings in a draft. */
export function useAnswerSettings(draft: DraftClient): AnswerSettingsOfDraft {
  const { searchEngines } = useModels();
  const kept = useDraftPart(draft, "wishes");
  const parameters = useDraftPart(draft, "parameters") ?? nothing;
  const system = useDraftPart(draft, "system");
  const wishes = useMemo(() => readWishes(kept), [kept]);
  const change = useCallback(
    (news: Partial<AnswerWishes>) => draft.change({ wishes: { ...readWishes(draft.getContent().wishes), ...news } }),
    [draft],
  );
  const settingsFor = useCallback(
    (model: ModelBrief | undefined): TurnSettings => ({
      ...toSettings(wishes, model, searchEngines, parameters),
      ...(system === undefined ? {} : { system }),
      ...(draft.isKept ? {} : { temporary: true }),
    }),
    [wishes, searchEngines, parameters, system, draft],
  );
  return { wishes, change, parameters, settingsFor };
}

import { useCallback, useMemo } from "react";
import { useModels } from "@/components/models-context";
import type { Parameters } from "@/lib/core/draft";
import type { ModelBrief } from "@/lib/core/model";
import { type AnswerWishes, readWishes, toSettings, wishesWith, withoutWishes } from "./answer-wishes";
import type { DraftClient } from "./composer/draft-client";
import { useDraftPart } from "./composer/use-draft-state";
import type { TurnSettings } from "./turn-settings";

const nothing: Parameters = {};

/** What is wished of the next answer, how to change it, and what it comes to with a model. */
export type AnswerSettingsOfDraft = {
  /** What was set by name in the drawer is among them. */
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
  const own = useMemo(() => readWishes(kept), [kept]);
  const wishes = useMemo(() => wishesWith(own, parameters), [own, parameters]);
  const change = useCallback(
    (news: Partial<AnswerWishes>) => {
      const { wishes, parameters } = draft.getContent();
      draft.change({
        wishes: { ...readWishes(wishes), ...news },
        // What the drawer says of the same gives way: the latest word counts.
        ...(parameters ? { parameters: withoutWishes(parameters, news) } : {}),
      });
    },
    [draft],
  );
  const settingsFor = useCallback(
    (model: ModelBrief | undefined): TurnSettings => ({
      ...toSettings(own, model, searchEngines, parameters),
      ...(system === undefined ? {} : { system }),
      ...(draft.isKept ? {} : { temporary: true }),
    }),
    [own, searchEngines, parameters, system, draft],
  );
  return { wishes, change, parameters, settingsFor };
}

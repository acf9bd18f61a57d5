import { useCallback } from "react";
import { useModels } from "@/components/models-context";
import type { ModelBrief } from "@/lib/core/model";
import type { DraftClient } from "./composer/draft-client";
import { useDraftPart } from "./composer/use-draft-state";

/**
 * The model the next question goes to: the one picked in this composer, else that of the last answer, else the default;
 * the first of them that can answer now.
 */
export function useModelChoice(
  draft: DraftClient,
  lastModel: string | undefined,
): { model?: ModelBrief; choose: (model: ModelBrief) => void } {
  const { models, defaultModel } = useModels();
  const picked = useDraftPart(draft, "model");
  const choose = useCallback((model: ModelBrief) => draft.change({ model: model.qualifiedId }), [draft]);
  const find = (id: string | undefined) => models.find((model) => model.qualifiedId === id || model.id === id);
  const wanted = [picked, lastModel, defaultModel].map(find);
  const isReady = (model: ModelBrief | undefined) => model?.status.state === "ready";
  return {
    model: wanted.find(isReady) ?? models.find(isReady) ?? find(defaultModel),
    choose,
  };
}

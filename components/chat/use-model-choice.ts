import { useCallback, useEffect, useState } from "react";
import { useModels } from "@/components/models-context";
import type { ModelBrief } from "@/lib/core/model";
import { readChosenModel, writeChosenModel } from "./browser-memory";

/**
 * The model the next question goes to: the one picked here, else that of the last answer, else the one this browser
 * used last, else the default; the first of them that can answer now.
 */
export function useModelChoice(lastModel: string | undefined): {
  model?: ModelBrief;
  choose: (model: ModelBrief) => void;
} {
  const { models, defaultModel } = useModels();
  const [picked, setPicked] = useState<string>();
  const [remembered, setRemembered] = useState<string>();
  useEffect(() => setRemembered(readChosenModel()), []);

  const choose = useCallback((model: ModelBrief) => {
    setPicked(model.qualifiedId);
    writeChosenModel(model.qualifiedId);
  }, []);
  const find = (id: string | undefined) => models.find((model) => model.qualifiedId === id || model.id === id);
  const wanted = [picked, lastModel, remembered, defaultModel].map(find);
  const isReady = (model: ModelBrief | undefined) => model?.status.state === "ready";
  return {
    model: wanted.find(isReady) ?? models.find(isReady) ?? find(defaultModel),
    choose,
  };
}

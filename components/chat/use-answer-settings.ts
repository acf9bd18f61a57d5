import { useCallback, useEffect, useMemo, useState } from "react";
import { useModels } from "@/components/models-context";
import type { ModelBrief } from "@/lib/core/model";
import { type AnswerSettings, type AnswerWishes, noWishes, readWishes, toSettings } from "./answer-wishes";
import { readAnswerWishes, writeAnswerWishes } from "./browser-memory";

/** The wishes, how to change them, and what they come to with this model. */
export function useAnswerSettings(model: ModelBrief | undefined): {
  wishes: AnswerWishes;
  change: (news: Partial<AnswerWishes>) => void;
  settings: AnswerSettings;
} {
  const { searchEngines } = useModels();
  const [wishes, setWishes] = useState(noWishes);
  useEffect(() => setWishes(readWishes(readAnswerWishes())), []);
  const change = useCallback(
    (news: Partial<AnswerWishes>) => {
      const changed = { ...wishes, ...news };
      setWishes(changed);
      writeAnswerWishes(changed);
    },
    [wishes],
  );
  const settings = useMemo(() => toSettings(wishes, model, searchEngines), [wishes, model, searchEngines]);
  return { wishes, change, settings };
}

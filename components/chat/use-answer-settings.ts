import { useCallback, useEffect, useMemo, useState } from "react";
import type { SearchSetting, ThinkingSetting } from "@/lib/core/conversation";
import type { ModelBrief } from "@/lib/core/model";
import { readAnswerWishes, writeAnswerWishes } from "./browser-memory";

/** What a person wants of answers, whatever the model: kept in this browser. */
export type AnswerWishes = {
  /** `auto`: as the model likes. */
  think: "auto" | "on" | "off";
  effort?: ThinkingSetting["effort"];
  search: boolean;
  /** Undefined: the model's own search where it has one, else the usual engine. */
  engine?: string;
  /** Search harder. */
  deep: boolean;
};

/** What goes with a question. */
export type AnswerSettings = { thinking?: ThinkingSetting; search?: SearchSetting };

const none: AnswerWishes = { think: "auto", search: false, deep: false };

/** The wishes and what they come to with this model: what it cannot do is not asked of it. */
export function useAnswerSettings(model: ModelBrief | undefined): {
  wishes: AnswerWishes;
  change: (wishes: Partial<AnswerWishes>) => void;
  settings: AnswerSettings;
} {
  const [wishes, setWishes] = useState(none);
  useEffect(() => setWishes((current) => ({ ...current, ...readAnswerWishes() })), []);
  const change = useCallback((news: Partial<AnswerWishes>) => {
    setWishes((current) => {
      const changed = { ...current, ...news };
      writeAnswerWishes(changed);
      return changed;
    });
  }, []);
  const settings = useMemo(() => toSettings(wishes, model), [wishes, model]);
  return { wishes, change, settings };
}

function toSettings(wishes: AnswerWishes, model: ModelBrief | undefined): AnswerSettings {
  const own = model?.thinking;
  const effort = wishes.effort && own?.efforts.includes(wishes.effort) ? { effort: wishes.effort } : {};
  const thinking: ThinkingSetting | undefined =
    own && wishes.think === "on"
      ? { mode: "on", ...effort }
      : own && wishes.think === "off"
        ? { mode: "off" }
        : undefined;
  const engine = wishes.engine && !model?.searches ? { engine: wishes.engine } : {};
  return {
    ...(thinking ? { thinking } : {}),
    ...(wishes.search ? { search: { deepable: wishes.deep, ...engine } } : {}),
  };
}

"use client";

import { Globe } from "lucide-react";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import type { MenuEntry } from "@/components/ui/menu";
import type { ModelBrief } from "@/lib/core/model";
import { SwitchButton } from "./switch-button";
import type { AnswerWishes } from "./use-answer-settings";

type Props = {
  model: ModelBrief | undefined;
  wishes: AnswerWishes;
  onChange: (wishes: Partial<AnswerWishes>) => void;
};

/** Whether the web is searched for the answer, by whom, and how hard. */
export function SearchSwitch({ model, wishes, onChange }: Props) {
  const { t } = useText();
  const { searchEngines, defaultSearchEngine } = useModels();
  const ready = searchEngines.filter((engine) => engine.ready);
  const chosen = ready.some((engine) => engine.id === wishes.engine) ? wishes.engine : defaultSearchEngine;
  const engines: MenuEntry[] = model?.searches
    ? [{ kind: "note", key: "own", text: t("search.own", { name: model.name }) }]
    : ready.map((engine) => ({
        kind: "item",
        key: engine.id,
        text: engine.name,
        checked: engine.id === chosen,
        onSelect: () => onChange({ engine: engine.id, search: true }),
      }));
  const depth = (deep: boolean): MenuEntry => ({
    kind: "item",
    key: deep ? "deep" : "quick",
    text: t(deep ? "search.deep" : "search.quick"),
    checked: wishes.deep === deep,
    onSelect: () => onChange({ deep, search: true }),
  });
  return (
    <SwitchButton
      icon={<Globe aria-hidden />}
      label={t("search.switch")}
      pressed={wishes.search}
      onPress={() => onChange({ search: !wishes.search })}
      menu={{
        label: t("search.options"),
        entries: [
          { kind: "label", key: "engine", text: t("search.engine") },
          ...engines,
          { kind: "separator", key: "line" },
          { kind: "label", key: "depth", text: t("search.depth") },
          depth(false),
          depth(true),
        ],
      }}
    />
  );
}

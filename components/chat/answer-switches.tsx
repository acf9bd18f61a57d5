"use client";

import { Globe, Lightbulb, SlidersHorizontal } from "lucide-react";
import { useModels } from "@/components/models-context";
import { useText } from "@/components/text-context";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import type { ModelBrief } from "@/lib/core/model";
import { type AnswerWishes, willThink } from "./answer-wishes";
import { searchEntries } from "./search-entries";
import { SwitchButton } from "./switch-button";
import { thinkingEntries } from "./thinking-entries";

type Props = {
  model: ModelBrief | undefined;
  wishes: AnswerWishes;
  onChange: (wishes: Partial<AnswerWishes>) => void;
};

/** Whether the model thinks and the web is searched for the answer; on a phone the finer choices share one button. */
export function AnswerSwitches({ model, wishes, onChange }: Props) {
  const { t } = useText();
  const models = useModels();
  const thinking = model?.thinking && thinkingEntries(model.thinking, wishes, onChange, t);
  const search = searchEntries(model, models, wishes, onChange, t);
  return (
    <>
      {model?.thinking && (
        <ThinkingSwitch thinking={model.thinking} entries={thinking ?? []} wishes={wishes} onChange={onChange} />
      )}
      <SwitchButton
        icon={<Globe aria-hidden />}
        label={t("search.switch")}
        pressed={wishes.search || model?.alwaysSearches === true}
        fixed={model?.alwaysSearches ? t("search.always", { name: model.title ?? model.name }) : undefined}
        onPress={() => onChange({ search: !wishes.search })}
        menu={{ label: t("search.options"), entries: search }}
      />
      <PhoneOptions
        entries={thinking?.length ? [...thinking, { kind: "separator", key: "line" }, ...search] : search}
      />
    </>
  );
}

function ThinkingSwitch({
  thinking,
  entries,
  wishes,
  onChange,
}: Pick<Props, "wishes" | "onChange"> & { thinking: NonNullable<ModelBrief["thinking"]>; entries: MenuEntry[] }) {
  const { t } = useText();
  const isOn = willThink(wishes, thinking);
  return (
    <SwitchButton
      icon={<Lightbulb aria-hidden />}
      label={t("thinking.switch")}
      pressed={isOn}
      fixed={thinking.canDisable ? undefined : t("thinking.always")}
      onPress={() => onChange({ think: isOn ? "off" : "on" })}
      menu={entries.length > 0 ? { label: t("thinking.effort"), entries } : undefined}
    />
  );
}

function PhoneOptions({ entries }: { entries: MenuEntry[] }) {
  const { t } = useText();
  return (
    <span className="inline-flex shrink-0 sm:hidden">
      <Menu
        side="top"
        align="end"
        width="w-72"
        trigger={{
          "aria-label": t("composer.options"),
          title: t("composer.options"),
          className: "inline-flex size-11 items-center justify-center rounded text-ink-soft [&_svg]:size-4",
          children: <SlidersHorizontal aria-hidden />,
        }}
        entries={entries}
      />
    </span>
  );
}

"use client";

import { Lightbulb } from "lucide-react";
import { type Translate, useText } from "@/components/text-context";
import type { MenuEntry } from "@/components/ui/menu";
import type { Effort } from "@/lib/core/chat-request";
import type { ModelBrief } from "@/lib/core/model";
import type { TextKey } from "@/lib/i18n/messages/en";
import { SwitchButton } from "./switch-button";
import type { AnswerWishes } from "./use-answer-settings";

const names: Record<Exclude<Effort, "none">, TextKey> = {
  minimal: "effort.minimal",
  low: "effort.low",
  medium: "effort.medium",
  high: "effort.high",
  xhigh: "effort.xhigh",
  max: "effort.max",
};

type Props = { thinking: NonNullable<ModelBrief["thinking"]>; wishes: AnswerWishes; onChange: Change };
type Change = (wishes: Partial<AnswerWishes>) => void;

/** Whether, and how hard, the model thinks before it answers. */
export function ThinkingSwitch({ thinking, wishes, onChange }: Props) {
  const { t } = useText();
  const { canDisable, byDefault, efforts } = thinking;
  const isOn = !canDisable || wishes.think === "on" || (wishes.think === "auto" && byDefault);
  return (
    <SwitchButton
      icon={<Lightbulb aria-hidden />}
      label={t("thinking.switch")}
      pressed={isOn}
      fixed={canDisable ? undefined : t("thinking.always")}
      onPress={() => onChange({ think: isOn ? "off" : "on" })}
      menu={
        efforts.length > 0
          ? { label: t("thinking.effort"), entries: effortEntries(efforts, wishes, onChange, t) }
          : undefined
      }
    />
  );
}

function effortEntries(efforts: readonly Effort[], wishes: AnswerWishes, onChange: Change, t: Translate): MenuEntry[] {
  const choose = (effort: Effort | undefined, name: TextKey): MenuEntry => ({
    kind: "item",
    key: effort ?? "auto",
    text: t(name),
    checked: wishes.effort === effort,
    onSelect: () => onChange({ effort, think: effort ? "on" : wishes.think }),
  });
  return [
    { kind: "label", key: "label", text: t("thinking.effort") },
    choose(undefined, "effort.auto"),
    ...efforts.flatMap((effort) => (effort === "none" ? [] : [choose(effort, names[effort])])),
  ];
}

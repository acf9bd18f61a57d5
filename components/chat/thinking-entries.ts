import { shortCount } from "@/components/short-count";
import type { Translate } from "@/components/text-context";
import type { MenuEntry } from "@/components/ui/menu";
import type { Effort } from "@/lib/core/chat-request";
import type { ModelBrief } from "@/lib/core/model";
import type { TextKey } from "@/lib/i18n/messages/en";
import { type AnswerWishes, budgetsOf, degreeOf } from "./answer-wishes";

const names: Record<Exclude<Effort, "none">, TextKey> = {
  minimal: "effort.minimal",
  low: "effort.low",
  medium: "effort.medium",
  high: "effort.high",
  xhigh: "effort.xhigh",
  max: "effort.max",
};

/** The degrees and bounds of a model's thinking, to choose from; empty where it knows none. */
export function thinkingEntries(
  thinking: NonNullable<ModelBrief["thinking"]>,
  wishes: AnswerWishes,
  onChange: (wishes: Partial<AnswerWishes>) => void,
  t: Translate,
): MenuEntry[] {
  const efforts = thinking.efforts.filter((effort) => effort !== "none");
  const bounds = budgetsOf(thinking, wishes.budgetTokens);
  if (efforts.length + bounds.length === 0) return [];
  const chosen = degreeOf(wishes, thinking);
  const choice = (key: string, text: string, degree: Pick<AnswerWishes, "effort" | "budgetTokens">): MenuEntry => ({
    kind: "item",
    key,
    text,
    checked: chosen.effort === degree.effort && chosen.budgetTokens === degree.budgetTokens,
    onSelect: () =>
      onChange({
        effort: undefined,
        budgetTokens: undefined,
        ...degree,
        ...(Object.keys(degree).length > 0 ? { think: "on" } : {}),
      }),
  });
  return [
    { kind: "label", key: "thinking", text: t("thinking.effort") },
    ...(thinking.canDisable ? [] : [{ kind: "note" as const, key: "always", text: t("thinking.always") }]),
    choice("auto", t("effort.auto"), {}),
    ...efforts.map((effort) => choice(effort, t(names[effort]), { effort })),
    ...bounds.map((tokens) =>
      choice(String(tokens), t("effort.bound", { count: shortCount(tokens) }), { budgetTokens: tokens }),
    ),
  ];
}

import type { Thinking } from "@/lib/core/chat-request";
import type { ThinkingCapability } from "@/lib/core/model";

/** How much the model thinks, and whether its thoughts come back. */
export type ThinkingConfig = { thinkingBudget?: number; thinkingLevel?: string; includeThoughts: boolean };

/** Lets the model decide how long it thinks. */
const dynamic = -1;

/** The thinking of a request in the words of the model's generation; a bound and a level together are refused. */
export function toThinkingConfig(
  thinking: Thinking,
  capability: ThinkingCapability | undefined,
): ThinkingConfig | undefined {
  if (!capability) return undefined;
  const takesLevel = capability.kind === "gemini-level";
  if (thinking.mode === "off") return takesLevel ? toLevel(capability.efforts[0], false) : least(capability);
  const isOn = thinking.mode === "on" || thinking.effort !== undefined || thinking.budgetTokens !== undefined;
  // A model that thinks unasked bills its thoughts either way.
  if (!isOn && !capability.byDefault) return undefined;
  const includeThoughts = thinking.include !== false;
  if (takesLevel) return toLevel(thinking.effort, includeThoughts);
  const thinkingBudget = thinking.budgetTokens ?? dynamic;
  return { ...(isOn ? { thinkingBudget } : {}), includeThoughts };
}

function toLevel(effort: string | undefined, includeThoughts: boolean): ThinkingConfig {
  return { ...(effort === undefined ? {} : { thinkingLevel: effort.toUpperCase() }), includeThoughts };
}

/** 2.5 Flash stops thinking at 0; 2.5 Pro takes no less than its minimum. */
function least({ canDisable, budget }: ThinkingCapability): ThinkingConfig {
  const thinkingBudget = canDisable ? 0 : budget?.min;
  return { ...(thinkingBudget === undefined ? {} : { thinkingBudget }), includeThoughts: false };
}

import type { Effort } from "@/lib/core/chat-request";
import type { SearchSetting, ThinkingSetting } from "@/lib/core/conversation";
import type { ModelBrief, SearchEngineEntry } from "@/lib/core/model";

/** What a person wants of answers, whatever the model: kept in this browser. */
export type AnswerWishes = {
  /** `auto`: as the model likes. */
  think: "auto" | "on" | "off";
  /** How hard, by degree or by a bound in tokens; at most one of the two. */
  effort?: Effort;
  budgetTokens?: number;
  search: boolean;
  /** Undefined: the usual engine. */
  engine?: string;
  /** Search harder. */
  deep: boolean;
};

/** What goes with a question. */
export type AnswerSettings = { thinking?: ThinkingSetting; search?: SearchSetting };

export const noWishes: AnswerWishes = { think: "auto", search: false, deep: false };

/** Bounds on a thought to choose from. */
const budgets = [2_000, 8_000, 24_000];

type Thinking = NonNullable<ModelBrief["thinking"]>;

/** Reads what an earlier visit kept; what is not as it should be is left out. */
export function readWishes(stored: unknown): AnswerWishes {
  if (typeof stored !== "object" || stored === null) return noWishes;
  const { think, effort, budgetTokens, search, engine, deep }: Partial<Record<keyof AnswerWishes, unknown>> = stored;
  return {
    think: think === "on" || think === "off" ? think : "auto",
    search: search === true,
    deep: deep === true,
    ...(typeof engine === "string" ? { engine } : {}),
    // Which degrees there are is the model's business: one that it does not know is not used.
    ...(typeof effort === "string" ? { effort: effort as Effort } : {}),
    ...(typeof budgetTokens === "number" ? { budgetTokens } : {}),
  };
}

/** Whether a model will think. */
export function willThink({ think }: AnswerWishes, { canDisable, byDefault }: Thinking): boolean {
  return !canDisable || think === "on" || (think === "auto" && byDefault);
}

/** The bounds that a model can be given. */
export function budgetsOf({ budget }: Thinking): number[] {
  return budget ? budgets.filter((tokens) => tokens >= budget.min && tokens <= budget.max) : [];
}

/** The chosen degree or bound, where the model knows it. */
export function degreeOf(wishes: AnswerWishes, thinking: Thinking): Pick<AnswerWishes, "effort" | "budgetTokens"> {
  const { effort, budgetTokens } = wishes;
  if (effort && thinking.efforts.includes(effort)) return { effort };
  return budgetTokens && budgetsOf(thinking).includes(budgetTokens) ? { budgetTokens } : {};
}

/** The engine that was chosen, where it can be used now. */
export function engineOf({ engine }: AnswerWishes, engines: readonly SearchEngineEntry[]): string | undefined {
  return engines.find(({ id, ready }) => ready && id === engine)?.id;
}

/** What the wishes come to with one model: what it cannot do is not asked of it. */
export function toSettings(
  wishes: AnswerWishes,
  model: ModelBrief | undefined,
  engines: readonly SearchEngineEntry[],
): AnswerSettings {
  const thinking = model?.thinking && toThinking(wishes, model.thinking);
  const engine = model?.searches ? undefined : engineOf(wishes, engines);
  return {
    ...(thinking ? { thinking } : {}),
    ...(wishes.search ? { search: { deepable: wishes.deep, ...(engine ? { engine } : {}) } } : {}),
  };
}

function toThinking(wishes: AnswerWishes, own: Thinking): ThinkingSetting | undefined {
  if (!willThink(wishes, own)) return wishes.think === "off" ? { mode: "off" } : undefined;
  const degree = degreeOf(wishes, own);
  const isAsked = wishes.think === "on" || Object.keys(degree).length > 0;
  return isAsked ? { mode: "on", ...degree } : undefined;
}

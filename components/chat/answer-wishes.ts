import type { Effort } from "@/lib/core/chat-request";
import type { Parameters } from "@/lib/core/draft";
import type { ModelBrief, SearchEngineEntry } from "@/lib/core/model";
import type { TurnSettings } from "./turn-settings";

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

/** The bounds that a model can be given, the chosen one among them. */
export function budgetsOf({ budget }: Thinking, chosen?: number): number[] {
  if (!budget) return [];
  const isTaken = (tokens: number) => tokens >= budget.min && tokens <= budget.max;
  const all = chosen === undefined ? budgets : [...new Set([...budgets, chosen])].sort((a, b) => a - b);
  return all.filter(isTaken);
}

/** The chosen degree or bound, where the model knows it. */
export function degreeOf(wishes: AnswerWishes, thinking: Thinking): Pick<AnswerWishes, "effort" | "budgetTokens"> {
  const { effort, budgetTokens } = wishes;
  if (effort && thinking.efforts.includes(effort)) return { effort };
  return budgetTokens && budgetsOf(thinking, budgetTokens).includes(budgetTokens) ? { budgetTokens } : {};
}

/** The engine that was chosen, where it can be used now. */
export function engineOf({ engine }: AnswerWishes, engines: readonly SearchEngineEntry[]): string | undefined {
  return engines.find(({ id, ready }) => ready && id === engine)?.id;
}

/**
 * What the wishes come to with one model, in the API's words: what it cannot do is not asked of it. What was set by
 * name in the drawer (`own`) goes before the wishes.
 */
export function toSettings(
  wishes: AnswerWishes,
  model: ModelBrief | undefined,
  engines: readonly SearchEngineEntry[],
  own: Parameters = {},
): Pick<TurnSettings, "parameters"> {
  const { search_config, ...others } = own;
  const thinking = joinThinking(model?.thinking && toThinking(wishes, model.thinking), own);
  const isSearching = own.enable_search ?? (wishes.search || own.web_search_options ? true : undefined);
  const engine = model?.searches ? undefined : engineOf(wishes, engines);
  const wished = { deepable: wishes.deep, ...(engine ? { engine } : {}), return_result: true };
  const parameters = {
    ...others,
    ...(thinking ? { thinking } : {}),
    ...(isSearching === undefined ? {} : { enable_search: isSearching }),
    ...(isSearching === true ? { search_config: { ...wished, ...toObject(search_config) } } : {}),
  };
  return Object.keys(parameters).length > 0 ? { parameters } : {};
}

type WireThinking = { enabled: boolean; reasoning_effort?: Effort; budget_tokens?: number };

function toThinking(wishes: AnswerWishes, own: Thinking): WireThinking | undefined {
  if (!willThink(wishes, own)) return wishes.think === "off" ? { enabled: false } : undefined;
  const { effort, budgetTokens } = degreeOf(wishes, own);
  if (wishes.think !== "on" && !effort && !budgetTokens) return undefined;
  return {
    enabled: true,
    ...(effort ? { reasoning_effort: effort } : {}),
    ...(budgetTokens ? { budget_tokens: budgetTokens } : {}),
  };
}

/** Other spellings of the same; whoever uses one means it, and the wishes would contradict it. */
const otherSpellings = ["enable_thinking", "reasoning_effort", "reasoning", "thinking_budget"];

function joinThinking(wished: WireThinking | undefined, own: Parameters): object | undefined {
  const named = toObject(own.thinking);
  const isSaid = "enabled" in named || "type" in named || named.reasoning_effort === "none";
  const isSaidElsewhere = otherSpellings.some((key) => key in own);
  const joined = isSaid || isSaidElsewhere ? named : { ...wished, ...named };
  return Object.keys(joined).length > 0 ? joined : undefined;
}

function toObject(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** The wishes as the switches show them, when some of the same was set by name in the drawer. */
export function wishesWith(wishes: AnswerWishes, own: Parameters): AnswerWishes {
  const { enabled, reasoning_effort: effort, budget_tokens: bound } = toObject(own.thinking);
  const { engine, deepable } = toObject(own.search_config);
  const said = readWishes({ think: enabled === true ? "on" : "off", effort, budgetTokens: bound, engine });
  const degree = said.effort || said.budgetTokens ? { effort: said.effort, budgetTokens: said.budgetTokens } : {};
  return {
    ...wishes,
    ...degree,
    ...(typeof enabled === "boolean" ? { think: said.think } : {}),
    ...(said.engine ? { engine: said.engine } : {}),
    ...(typeof own.enable_search === "boolean" ? { search: own.enable_search } : {}),
    ...(typeof deepable === "boolean" ? { deep: deepable } : {}),
  };
}

/** Where the drawer says what each wish says. */
const places: Record<keyof AnswerWishes, readonly [string, string?]> = {
  think: ["thinking", "enabled"],
  effort: ["thinking", "reasoning_effort"],
  budgetTokens: ["thinking", "budget_tokens"],
  search: ["enable_search"],
  engine: ["search_config", "engine"],
  deep: ["search_config", "deepable"],
};

/** What stays of the drawer's settings when a switch says otherwise: the latest word counts. */
export function withoutWishes(own: Parameters, news: Partial<AnswerWishes>): Parameters {
  const left: Parameters = { ...own };
  for (const wish of Object.keys(news) as (keyof AnswerWishes)[]) {
    const [key, inner] = places[wish];
    const { [inner ?? ""]: _dropped, ...rest } = toObject(left[key]);
    if (inner !== undefined && Object.keys(rest).length > 0) left[key] = rest;
    else delete left[key];
  }
  return left;
}

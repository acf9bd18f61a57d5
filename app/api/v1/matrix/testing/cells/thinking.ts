import { adjust, type Body, type Cell, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import type { Part } from "@/app/api/v1/matrix/testing/rows";

const unheeded = drop("thinking");
const silent = pass();

/** A model that does not think. */
export const notThinking: Part<"thinking" | "budget" | "reasoning"> = {
  "thinking on": unheeded,
  "thinking off": silent,
  "thinking on, not shown": unheeded,
  "budget_tokens 100": unheeded,
  "budget_tokens 4096": unheeded,
  "budget_tokens 20000": unheeded,
  "budget_tokens 200000": unheeded,
  "reasoning_effort none": silent,
  "reasoning_effort minimal": unheeded,
  "reasoning_effort low": unheeded,
  "reasoning_effort medium": unheeded,
  "reasoning_effort high": unheeded,
  "reasoning_effort xhigh": unheeded,
  "reasoning_effort max": unheeded,
  "reasoning_effort low with budget_tokens 20000": unheeded,
};

type Level = "minimal" | "low" | "medium" | "high" | "xhigh" | "max";

/** How a model's thinking is told, and what it takes. */
export type ThinkingWords = {
  on: Cell;
  notShown?: Cell;
  off: Cell;
  /** A degree as it is sent; a level that is absent here is fitted to the one that `fitted` names. */
  effort: (level: Level) => Body;
  fitted?: Partial<Record<Level, Level>>;
  /** The degrees that stand for bounds of 100, 4096, 20000 and 200000 tokens (gateway.md 3.0). */
  budgets?: [Level, Level, Level, Level];
};

/** A model that knows degrees of thinking; a bound becomes one. */
export function thinkingInDegrees(words: ThinkingWords): Part<"thinking" | "budget" | "reasoning"> {
  const { on, off, effort, fitted = {}, budgets = ["low", "medium", "high", "high"] } = words;
  const { back, wire } = on;
  const level = (wanted: Level) => {
    const other = fitted[wanted];
    return other
      ? adjust("thinking.reasoning_effort", effort(other), { back, wire })
      : pass(effort(wanted), { back, wire });
  };
  const budget = (degree: Level) => pass(effort(degree), { back, wire });
  return {
    "thinking on": on,
    "thinking off": off,
    "thinking on, not shown": words.notShown ?? hidden(on),
    "budget_tokens 100": budget(budgets[0]),
    "budget_tokens 4096": budget(budgets[1]),
    "budget_tokens 20000": budget(budgets[2]),
    "budget_tokens 200000": budget(budgets[3]),
    "reasoning_effort none": off,
    "reasoning_effort minimal": level("minimal"),
    "reasoning_effort low": level("low"),
    "reasoning_effort medium": level("medium"),
    "reasoning_effort high": level("high"),
    "reasoning_effort xhigh": level("xhigh"),
    "reasoning_effort max": level("max"),
    "reasoning_effort low with budget_tokens 20000": level("low"),
  };
}

/** The thought is wanted but not to be seen. */
export function hidden(on: Cell): Cell {
  return { ...on, back: { ...on.back, thought: null } };
}

/** A bound on the thought as it is sent, between the least and the most the model takes. */
export type BudgetWords = {
  on: Cell;
  notShown?: Cell;
  off: Cell;
  budget: (tokens: unknown) => Body;
  least: number;
  most: number;
};

/** Tokens that degrees stand for (gateway.md 3.0). */
const tokens: Record<Level, number> = {
  minimal: 512,
  low: 1_024,
  medium: 8_192,
  high: 24_576,
  xhigh: 32_768,
  max: 32_768,
};

/** A model that takes a bound on its thought; a degree becomes one. */
export function thinkingInTokens(words: BudgetWords): Part<"thinking" | "budget" | "reasoning"> {
  const { on, off, budget, least, most } = words;
  const fitting = (wanted: number) => Math.min(most, Math.max(least, wanted));
  const bound = (wanted: number) =>
    fitting(wanted) === wanted ? pass(budget(wanted)) : adjust("thinking.budget_tokens", budget(fitting(wanted)));
  const level = (wanted: Level) => pass(budget(fitting(tokens[wanted])));
  return {
    "thinking on": on,
    "thinking off": off,
    "thinking on, not shown": words.notShown ?? hidden(on),
    "budget_tokens 100": bound(100),
    "budget_tokens 4096": bound(4_096),
    "budget_tokens 20000": bound(20_000),
    "budget_tokens 200000": bound(200_000),
    "reasoning_effort none": off,
    "reasoning_effort minimal": level("minimal"),
    "reasoning_effort low": level("low"),
    "reasoning_effort medium": level("medium"),
    "reasoning_effort high": level("high"),
    "reasoning_effort xhigh": level("xhigh"),
    "reasoning_effort max": level("max"),
    "reasoning_effort low with budget_tokens 20000": bound(20_000),
  };
}

/** A model that can be switched but knows neither degrees nor bounds. */
export function thinkingBySwitch(on: Cell, off: Cell): Part<"thinking" | "budget" | "reasoning"> {
  const unbound = drop("thinking.budget_tokens", on.sent);
  const level = drop("thinking.reasoning_effort", on.sent);
  return {
    "thinking on": on,
    "thinking off": off,
    "thinking on, not shown": hidden(on),
    "budget_tokens 100": unbound,
    "budget_tokens 4096": unbound,
    "budget_tokens 20000": unbound,
    "budget_tokens 200000": unbound,
    "reasoning_effort none": off,
    "reasoning_effort minimal": level,
    "reasoning_effort low": level,
    "reasoning_effort medium": level,
    "reasoning_effort high": level,
    "reasoning_effort xhigh": level,
    "reasoning_effort max": level,
    "reasoning_effort low with budget_tokens 20000": drop(
      ["thinking.budget_tokens", "thinking.reasoning_effort"],
      on.sent,
    ),
  };
}

/** Bounds at a model that knows degrees and whose vendor is said to drop them (gateway.md 3.2 and 3.3). */
export function boundsDropped(on: Cell): Part<"budget"> {
  const unbound = drop("thinking.budget_tokens", on.sent);
  return {
    "budget_tokens 100": unbound,
    "budget_tokens 4096": unbound,
    "budget_tokens 20000": unbound,
    "budget_tokens 200000": unbound,
  };
}

/** A model that thinks whatever it is told: what it is told goes unused, and its thought is hidden where none is wanted. */
export function alwaysThinking(off: Body = {}): Cell {
  return drop("thinking", off, { back: { thought: null } });
}

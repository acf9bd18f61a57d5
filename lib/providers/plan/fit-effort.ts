import { type Effort, efforts } from "@/lib/core/chat-request";

/** What a degree of thinking comes to in tokens (gateway.md 3.0), for models that take a bound instead. */
const budgets: Record<Exclude<Effort, "none">, number> = {
  minimal: 512,
  low: 1_024,
  medium: 8_192,
  high: 24_576,
  xhigh: 32_768,
  max: 32_768,
};

/** The nearest degree a model has; of two as near, the one closer to `high`. */
export function fitEffort(wanted: Effort, allowed: readonly Effort[]): Effort | undefined {
  const rank = (effort: Effort) => efforts.indexOf(effort);
  const distance = (effort: Effort) => Math.abs(rank(effort) - rank(wanted));
  const fromHigh = (effort: Effort) => Math.abs(rank(effort) - rank("high"));
  return [...allowed].sort((left, right) => distance(left) - distance(right) || fromHigh(left) - fromHigh(right))[0];
}

/** Tokens that a degree stands for. */
export function budgetOf(effort: Effort): number {
  return effort === "none" ? 0 : budgets[effort];
}

/** The degree that a bound in tokens stands for, among those a model has. */
export function effortOf(budget: number, allowed: readonly Effort[]): Effort | undefined {
  if (budget > budgets.high) return allowed.at(-1);
  const wanted = budget <= budgets.low ? "low" : budget <= budgets.medium ? "medium" : "high";
  return fitEffort(wanted, allowed);
}

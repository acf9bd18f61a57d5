import { processWide } from "@/lib/core/process-wide";

/** Retries that a place gets on top of its questions: a fifth of them, and ten a second for quiet hours. */
const perQuestion = 0.2;
const perSecond = 10;
const most = 100;

/** Keeps retries from multiplying the load on a place that is down already. */
export class RetryBudget {
  #tokens = perSecond;
  #at = Date.now();

  /** A question was asked for the first time. */
  noteQuestion(): void {
    this.#tokens = Math.min(most, this.#tokens + perQuestion);
  }

  /** Takes one retry out; false when there is none left. */
  take(now = Date.now()): boolean {
    const earned = (Math.max(0, now - this.#at) / 1_000) * perSecond;
    this.#tokens = Math.min(most, Math.max(this.#tokens, Math.min(perSecond, this.#tokens + earned)));
    this.#at = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}

/** The budget of one upstream. */
export function retryBudgetOf(upstreamId: string): RetryBudget {
  const budgets = processWide("retry-budgets", () => new Map<string, RetryBudget>());
  const budget = budgets.get(upstreamId) ?? new RetryBudget();
  budgets.set(upstreamId, budget);
  return budget;
}

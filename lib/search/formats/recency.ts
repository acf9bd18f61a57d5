import type { Recency } from "@/lib/core/chat-request";

/** The words of Zhipu, GeekAI and Bocha for how new a page must be. */
export const recencyInOnes: Record<Recency, string> = {
  day: "oneDay",
  week: "oneWeek",
  month: "oneMonth",
  year: "oneYear",
};

const days: Record<Recency, number> = { day: 1, week: 7, month: 31, year: 365 };

/** The moment after which a page is new enough, as ISO 8601. */
export function newestSince(recency: Recency, now: Date): string {
  return new Date(now.getTime() - days[recency] * 86_400_000).toISOString();
}

import { type Recency, recencyWords } from "@/lib/core/chat-request";

/** A wish, or none, in the contract's words. */
export function recencyWord(recency: Recency | undefined): string {
  return recency === undefined ? "noLimit" : recencyWords[recency];
}

const days: Record<Recency, number> = { day: 1, week: 7, month: 31, year: 365 };

/** The moment after which a page is new enough, as ISO 8601. */
export function newestSince(recency: Recency, now: Date): string {
  return new Date(now.getTime() - days[recency] * 86_400_000).toISOString();
}

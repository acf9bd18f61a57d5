import type { ConversationSummary } from "@/lib/core/conversation";

/** Where the reader's day begins: the time now and minutes east of UTC. */
export type Clock = { now: number; offsetMinutes: number };

export type DateGroup = {
  /** A named span, or a month as `2026-03`. */
  key: "today" | "yesterday" | "week" | "month" | `${number}-${string}`;
  conversations: ConversationSummary[];
};

const dayMs = 86_400_000;

/** Groups conversations, which come newest first, by how long ago they changed on the reader's calendar. */
export function groupByDate(conversations: readonly ConversationSummary[], clock: Clock): DateGroup[] {
  const shift = clock.offsetMinutes * 60_000;
  const today = Math.floor((clock.now + shift) / dayMs);
  const groups: DateGroup[] = [];
  for (const conversation of conversations) {
    const local = conversation.updatedAt + shift;
    const key = groupKey(today - Math.floor(local / dayMs), new Date(local));
    const last = groups.at(-1);
    if (last?.key === key) last.conversations.push(conversation);
    else groups.push({ key, conversations: [conversation] });
  }
  return groups;
}

function groupKey(daysAgo: number, local: Date): DateGroup["key"] {
  if (daysAgo <= 0) return "today";
  if (daysAgo === 1) return "yesterday";
  if (daysAgo <= 7) return "week";
  if (daysAgo <= 30) return "month";
  return `${local.getUTCFullYear()}-${String(local.getUTCMonth() + 1).padStart(2, "0")}`;
}

/** The name of a month key in the reader's language. */
export function monthName(key: string, languageTag: string): string {
  const format = new Intl.DateTimeFormat(languageTag, { month: "long", year: "numeric", timeZone: "UTC" });
  return format.format(new Date(`${key}-01T00:00:00Z`));
}

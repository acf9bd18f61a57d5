import { isLoaded, type ParleyMessage } from "@/components/chat/parley-message";
import { messagesAtOnce } from "@/lib/core/messages-at-once";
import type { Span } from "./window-view";

/** How many messages before and after those that are drawn are fetched ahead. */
const ahead = 10;

/**
 * The ids to fetch next so that `span` and some messages around it are at hand: what is drawn comes first, and a page
 * is filled with the neighbours it has anyway. Empty when nothing near is missing.
 */
export function pageToLoad(messages: readonly ParleyMessage[], { start, end }: Span): string[] {
  const isMissing = (index: number) => {
    const message = messages[index];
    return message !== undefined && !isLoaded(message);
  };
  const first = Math.max(0, start - ahead);
  const last = Math.min(messages.length, end + ahead);
  let from = start;
  while (from < end && !isMissing(from)) from++;
  if (from === end) {
    // Everything in the span is there: the nearest that is missing before it, else after it.
    from = start - 1;
    while (from >= first && !isMissing(from)) from--;
    if (from < first) {
      from = end;
      while (from < last && !isMissing(from)) from++;
      if (from === last) return [];
    }
  }
  return neighbours(messages, from, isMissing);
}

/** A run of missing messages around one, the earlier ones first because threads are mostly scrolled through upwards. */
function neighbours(messages: readonly ParleyMessage[], from: number, isMissing: (index: number) => boolean): string[] {
  let low = from;
  let high = from + 1;
  while (high - low < messagesAtOnce / 2 && isMissing(high)) high++;
  while (high - low < messagesAtOnce && isMissing(low - 1)) low--;
  while (high - low < messagesAtOnce && isMissing(high)) high++;
  return messages.slice(low, high).map(({ id }) => id);
}

/** A message that holds what was looked for `count` times; `index` is its place in the thread. */
export type FoundMessage = { messageId: string; index: number; count: number };

/** One of the matches: the `nth` in its message, both from 0. */
export type Match = { message: number; nth: number };

/** How many matches there are in all messages. */
export function countMatches(found: readonly FoundMessage[]): number {
  return found.reduce((sum, { count }) => sum + count, 0);
}

/** The first match at or after a message, else the very first. */
export function matchFrom(found: readonly FoundMessage[], index: number): Match | undefined {
  const message = found.findIndex((one) => one.index >= index);
  return found.length === 0 ? undefined : { message: Math.max(0, message), nth: 0 };
}

/** The next or previous match, round the ends. */
export function stepMatch(found: readonly FoundMessage[], { message, nth }: Match, step: 1 | -1): Match {
  const here = found[message]?.count ?? 0;
  if (nth + step >= 0 && nth + step < here) return { message, nth: nth + step };
  const next = (message + step + found.length) % found.length;
  return { message: next, nth: step > 0 ? 0 : (found[next]?.count ?? 1) - 1 };
}

/** The number of a match among all, from 1. */
export function numberOf(found: readonly FoundMessage[], { message, nth }: Match): number {
  return countMatches(found.slice(0, message)) + nth + 1;
}

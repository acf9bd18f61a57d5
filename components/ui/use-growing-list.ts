import { useCallback, useState } from "react";

/** How many lines are drawn at first, and how many more whenever their end comes near. */
const step = 60;

/**
 * The beginning of a long list, which grows while it is scrolled through. `end` goes on an element behind the last line;
 * `least` lines are drawn in any case.
 */
export function useGrowingList<T>(
  list: readonly T[],
  least = 0,
): { drawn: readonly T[]; end: (mark: Element | null) => void } {
  const [grown, setGrown] = useState({ list, count: step });
  const count = Math.max(grown.list === list ? grown.count : step, least);
  const isWhole = count >= list.length;
  const end = useCallback(
    (mark: Element | null) => {
      if (!mark || isWhole) return;
      const watcher = new IntersectionObserver(([entry]) => {
        if (entry?.isIntersecting) setGrown({ list, count: count + step });
      });
      watcher.observe(mark);
      return () => watcher.disconnect();
    },
    [list, count, isWhole],
  );
  return { drawn: isWhole ? list : list.slice(0, count), end };
}

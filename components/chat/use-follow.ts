import { type RefObject, useCallback, useEffect, useRef, useState } from "react";

/** Pixels from the end that still count as being there. */
const nearEnd = 32;

/**
 * Keeps a growing thread at its end while the reader is there, and lets go as soon as they scroll up.
 * `view` scrolls, `content` grows in it; `fromEnd`: whether to begin at the end.
 */
export function useFollow(
  view: RefObject<HTMLElement | null>,
  content: RefObject<HTMLElement | null>,
  fromEnd: boolean,
): { away: boolean; toEnd: (smooth?: boolean) => void } {
  const following = useRef(fromEnd);
  const [away, setAway] = useState(false);

  const toEnd = useCallback(
    (smooth = false) => {
      following.current = true;
      setAway(false);
      view.current?.scrollTo({ top: view.current.scrollHeight, behavior: smooth ? "smooth" : "instant" });
    },
    [view],
  );

  useEffect(() => {
    const scroller = view.current;
    const grower = content.current;
    if (!scroller || !grower) return;
    let lastTop = scroller.scrollTop;
    const onScroll = () => {
      const distance = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
      if (distance <= nearEnd) following.current = true;
      else if (scroller.scrollTop < lastTop) following.current = false;
      lastTop = scroller.scrollTop;
      setAway(!following.current);
    };
    const observer = new ResizeObserver(() => {
      if (following.current) scroller.scrollTop = scroller.scrollHeight;
    });
    observer.observe(grower);
    observer.observe(scroller);
    scroller.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener("scroll", onScroll);
    };
  }, [view, content]);

  return { away, toEnd };
}

"use client";

import { type RefObject, useEffect } from "react";
import type { ThreadWindow } from "@/components/chat/window/thread-window";
import { clearHighlights, showHighlights } from "./show-highlights";
import type { Finding } from "./use-find";

/** Pixels that a match keeps from the edges of what is seen. */
const margin = 72;
/** What grows is searched through again at most this often. */
const againMs = 200;

/** Marks the matches in what is drawn, now and when that changes, and brings the current one into sight. */
export function useHighlights(
  scroller: RefObject<HTMLElement | null>,
  frame: ThreadWindow,
  query: string,
  { current }: Finding,
): void {
  const messageId = current?.messageId;
  const nth = current?.nth ?? 0;
  useEffect(() => {
    const element = scroller.current;
    if (!element || query.trim() === "") return;
    let brought = messageId === undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const mark = () => {
      timer = undefined;
      const { range, row } = showHighlights(element, query, messageId === undefined ? undefined : { messageId, nth });
      if (brought || !row) return;
      brought = true;
      if (range) bring(frame, element, range.getBoundingClientRect());
    };
    const soon = () => {
      timer ??= setTimeout(mark, againMs);
    };
    if (messageId !== undefined && !isDrawn(element, messageId)) frame.show({ id: messageId, offset: margin });
    mark();
    const observer = new MutationObserver(soon);
    observer.observe(element, { subtree: true, childList: true, characterData: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      clearHighlights(element);
    };
  }, [scroller, frame, query, messageId, nth]);
}

function isDrawn(scroller: HTMLElement, messageId: string): boolean {
  return scroller.querySelector(`[data-row="${CSS.escape(messageId)}"]:not([data-empty])`) !== null;
}

/** Scrolls only when the place is out of sight or close to an edge. */
function bring(frame: ThreadWindow, scroller: HTMLElement, place: DOMRect): void {
  const { top, bottom, height } = scroller.getBoundingClientRect();
  if (place.top < top + margin || place.bottom > bottom - margin) frame.scrollBy(place.top - top - height / 3);
  else frame.scrollBy(0);
}

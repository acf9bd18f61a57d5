"use client";

import { type RefObject, useEffect, useLayoutEffect } from "react";
import { readSavedPlace, savePlace } from "./saved-place";
import type { Spot, ThreadWindow } from "./thread-window";

const saveAfterMs = 200;
const hashPrefix = "#m-";
/** Pixels above a message that was gone to. */
const spotOffset = 16;
const markedMs = 2_400;

/** The message an address names. */
function spotOfAddress(): Spot | undefined {
  if (!location.hash.startsWith(hashPrefix)) return undefined;
  return { id: decodeURIComponent(location.hash.slice(hashPrefix.length)), offset: spotOffset };
}

/** Shows for a moment which message was meant. */
export function markMessage(frame: ThreadWindow, id: string): void {
  // The message may be on its way into the page.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const row = frame.rows.get(id);
      row?.setAttribute("data-marked", "");
      setTimeout(() => row?.removeAttribute("data-marked"), markedMs);
    }),
  );
}

/** Goes to a message, marks it, and returns whether it is in the thread. */
export function goToMessage(frame: ThreadWindow, id: string): boolean {
  if (frame.heights.indexOf(id) === undefined) return false;
  frame.show({ id, offset: spotOffset });
  markMessage(frame, id);
  return true;
}

/** Opens the thread at the message of the address, else where the reader was, and remembers where they are. */
export function usePlaceKeeping(scroller: RefObject<HTMLElement | null>, sessId: string, frame: ThreadWindow): void {
  useLayoutEffect(() => {
    if (!scroller.current) return;
    const named = spotOfAddress();
    const detach = frame.attach(scroller.current, named ?? readSavedPlace(sessId));
    if (named) markMessage(frame, named.id);
    return detach;
  }, [frame, scroller, sessId]);

  useEffect(() => {
    const element = scroller.current;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      timer = undefined;
      savePlace(sessId, frame.spot());
    };
    const onScroll = () => {
      timer ??= setTimeout(save, saveAfterMs);
    };
    const onHash = () => {
      const spot = spotOfAddress();
      if (spot) goToMessage(frame, spot.id);
    };
    element?.addEventListener("scroll", onScroll, { passive: true });
    addEventListener("hashchange", onHash);
    addEventListener("pagehide", save);
    return () => {
      clearTimeout(timer);
      element?.removeEventListener("scroll", onScroll);
      removeEventListener("hashchange", onHash);
      removeEventListener("pagehide", save);
    };
  }, [frame, scroller, sessId]);
}

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { pauseBeforeRetry } from "@/components/chat/pause-before-retry";
import { pageToLoad } from "./pages-to-load";
import type { Span } from "./window-view";

type Load = (ids: readonly string[]) => Promise<ParleyMessage[]>;

/** How often a page is asked for by itself, with longer and longer pauses. */
const mostTries = 4;
const firstPauseMs = 500;

/**
 * Fetches the messages near `span` that are not at hand, one page at a time. `retry` is there when they could not be
 * had; scrolling elsewhere tries anew as well.
 */
export function useMissingMessages(
  messages: readonly ParleyMessage[],
  { start, end }: Span,
  load: Load,
): (() => void) | undefined {
  const busy = useRef(false);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  // `round` begins the next page when one has come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (busy.current) return;
    const ids = pageToLoad(messages, { start, end });
    if (ids.length === 0) return;
    busy.current = true;
    setFailed(false);
    void loadPatiently(load, ids).then((loaded) => {
      busy.current = false;
      setFailed(!loaded);
      if (loaded) setRound((count) => count + 1);
    });
  }, [start, end, round, messages.length, load]);
  const retry = useCallback(() => setRound((count) => count + 1), []);
  return failed ? retry : undefined;
}

/** Whether any of them came; those that are not there any more never do. */
async function loadPatiently(load: Load, ids: readonly string[]): Promise<boolean> {
  for (let tries = 1; tries <= mostTries; tries++) {
    try {
      return (await load(ids)).length > 0;
    } catch {
      if (tries < mostTries) await pauseBeforeRetry(firstPauseMs * 2 ** tries);
    }
  }
  return false;
}

"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { isLoaded, type ParleyMessage } from "@/components/chat/parley-message";
import { messagesAtOnce } from "@/lib/core/messages-at-once";
import type { Spot, ThreadWindow } from "./thread-window";

/** How many messages are drawn between two frames. */
const drawnAtOnce = 20;
/** Milliseconds for formulas and colours, which come a moment after the words. */
const settleMs = 400;

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** `done` of `count` messages are ready. */
export type Printing = { state: "preparing"; done: number; count: number } | { state: "failed" };

/**
 * Prints the whole conversation: fetches and draws what is missing, prints, and goes back to where the reader was.
 * A browser that prints by its own menu cannot be kept waiting, so it gets what is at hand.
 */
export function usePrint(
  frame: ThreadWindow,
  messages: readonly ParleyMessage[],
  load: (ids: readonly string[]) => Promise<unknown>,
): { printing?: Printing; print: () => void; cancel: () => void } {
  const [printing, setPrinting] = useState<Printing>();
  const run = useRef<AbortController>(undefined);
  const spot = useRef<Spot>(undefined);

  const restore = useCallback(() => {
    if (!frame.isWhole) return;
    frame.drawWhole(undefined);
    const place = spot.current;
    const goBack = () => (place ? frame.show(place) : frame.toEnd());
    goBack();
    // Leaving the paper's layout scrolls by itself, a moment later, which is nobody's wish.
    setTimeout(goBack, settleMs);
  }, [frame]);

  const cancel = useCallback(() => {
    run.current?.abort();
    run.current = undefined;
    setPrinting(undefined);
    restore();
  }, [restore]);

  const print = useCallback(() => {
    if (run.current) return;
    run.current = new AbortController();
    const { signal } = run.current;
    const report = (done: number) =>
      signal.aborted || setPrinting({ state: "preparing", done, count: messages.length });
    spot.current = frame.spot();
    report(0);
    prepare(frame, messages, load, report, signal).then(
      () => {
        if (signal.aborted) return;
        run.current = undefined;
        setPrinting(undefined);
        window.print();
      },
      () => {
        if (signal.aborted) return;
        run.current = undefined;
        setPrinting({ state: "failed" });
        restore();
      },
    );
  }, [frame, messages, load, restore]);

  useEffect(() => {
    const before = () => {
      if (frame.isWhole) return;
      spot.current = frame.spot();
      flushSync(() => frame.drawWhole(Number.POSITIVE_INFINITY));
    };
    const after = () => {
      if (!run.current) restore();
    };
    addEventListener("beforeprint", before);
    addEventListener("afterprint", after);
    return () => {
      removeEventListener("beforeprint", before);
      removeEventListener("afterprint", after);
      run.current?.abort();
    };
  }, [frame, restore]);

  return { printing, print, cancel };
}

/** Fetches all messages and draws them, some at a time so that the page can be used to cancel it. */
async function prepare(
  frame: ThreadWindow,
  messages: readonly ParleyMessage[],
  load: (ids: readonly string[]) => Promise<unknown>,
  report: (done: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const missing = messages.flatMap((message) => (isLoaded(message) ? [] : message.id));
  for (let at = 0; at < missing.length && !signal.aborted; at += messagesAtOnce) {
    await load(missing.slice(at, at + messagesAtOnce));
    report(Math.floor((at + messagesAtOnce) / 2));
  }
  for (let count = drawnAtOnce; !signal.aborted; count += drawnAtOnce) {
    frame.drawWhole(count);
    report(Math.min(messages.length, Math.max(count, Math.floor(missing.length / 2))));
    await nextFrame();
    if (count >= messages.length) break;
  }
  await new Promise((resolve) => setTimeout(resolve, settleMs));
}

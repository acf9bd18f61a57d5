"use client";

import { type RefObject, useDeferredValue, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { ParleyMessage } from "@/components/chat/parley-message";
import type { FollowState } from "./follow";
import { ThreadWindow } from "./thread-window";
import { usePlaceKeeping } from "./use-place-keeping";
import type { WindowView } from "./window-view";

/**
 * The window on a thread. `view` is what is to be drawn now; `filled` follows it when there is time, so that fast
 * scrolling draws empty places first and never waits for text.
 */
export function useThreadWindow(
  scroller: RefObject<HTMLElement | null>,
  sessId: string,
  messages: readonly ParleyMessage[],
): { frame: ThreadWindow; view: WindowView; filled: WindowView; follow: FollowState } {
  const [frame] = useState(() => new ThreadWindow(messages));
  const view = useSyncExternalStore(frame.subscribe, frame.getView, frame.getView);
  const follow = useSyncExternalStore(frame.follow.subscribe, frame.follow.getState, frame.follow.getState);
  const filled = useDeferredValue(view);
  useLayoutEffect(() => frame.setMessages(messages), [frame, messages]);
  usePlaceKeeping(scroller, sessId, frame);
  // `filled` is among the reasons: an empty place that gets its message has another height.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useLayoutEffect(() => frame.drawn(view), [frame, view, filled]);
  return { frame, view, filled, follow };
}

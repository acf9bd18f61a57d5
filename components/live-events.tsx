"use client";

import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from "react";
import type { LiveEvent } from "@/lib/core/conversation";

/** `reopened`: there was a time without events, so anything may have changed. */
export type PageEvent = LiveEvent | { type: "reopened" };
type Listener = (event: PageEvent) => void;

const reopenAfterMs = 5000;

const LiveEventsContext = createContext<(listener: Listener) => () => void>(() => () => {});

/**
 * Keeps one event stream while the tab is visible and shares it. A hidden tab gives its connection back: a browser
 * has six for one address over HTTP/1.1, and with six idle tabs the seventh could not even load.
 */
function openWhileVisible(emit: Listener): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let opened = false;
  const close = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const open = () => {
    close();
    if (document.visibilityState === "hidden") return;
    const current = new EventSource("/api/events");
    source = current;
    current.onopen = () => {
      if (opened) emit({ type: "reopened" });
      opened = true;
    };
    current.onmessage = (message: MessageEvent<string>) => emit(JSON.parse(message.data) as LiveEvent);
    current.onerror = () => {
      // The browser reconnects by itself after a lost connection, but not after a refusal.
      if (current.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenAfterMs);
    };
  };
  open();
  document.addEventListener("visibilitychange", open);
  return () => {
    document.removeEventListener("visibilitychange", open);
    close();
  };
}

/** Shares the live events of the server with everything below. */
export function LiveEventsProvider({ children }: { children: ReactNode }) {
  const [listeners] = useState(() => new Set<Listener>());
  const [listen] = useState(() => (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  });
  useEffect(
    () =>
      openWhileVisible((event) => {
        for (const listener of listeners) listener(event);
      }),
    [listeners],
  );
  return <LiveEventsContext value={listen}>{children}</LiveEventsContext>;
}

/** Calls `listener` with each event while the component is there. */
export function useLiveEvents(listener: Listener): void {
  const listen = useContext(LiveEventsContext);
  const onEvent = useEffectEvent(listener);
  useEffect(() => listen((event) => onEvent(event)), [listen]);
}

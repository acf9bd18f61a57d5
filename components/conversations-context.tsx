"use client";

import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { ConversationSummary } from "@/lib/core/conversation";
import { callApi } from "./call-api";
import { useLiveEvents } from "./live-events";

type Conversations = {
  conversations: ConversationSummary[];
  /** Changes the list at once, before the server has told of it. */
  change: (update: (list: ConversationSummary[]) => ConversationSummary[]) => void;
  /** Reads the list again, soon. */
  refresh: () => void;
};

const ConversationsContext = createContext<Conversations>({ conversations: [], change: () => {}, refresh: () => {} });

/** Several events come together at the end of a turn; one read answers them all. In milliseconds. */
const gatherMs = 150;

/** Keeps the list of conversations up to date. */
export function ConversationsProvider({ initial, children }: { initial: ConversationSummary[]; children: ReactNode }) {
  const [conversations, setConversations] = useState(initial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      // A failed read leaves the list as it was; the next event tries again.
      callApi<{ conversations: ConversationSummary[] }>("/api/conversations").then(
        (answer) => setConversations(answer.conversations),
        () => {},
      );
    }, gatherMs);
  }, []);
  useLiveEvents((event) => {
    if (event.type === "conversation" || event.type === "reopened") refresh();
  });
  const value = useMemo(() => ({ conversations, change: setConversations, refresh }), [conversations, refresh]);
  return <ConversationsContext value={value}>{children}</ConversationsContext>;
}

/** The list of conversations, newest first. */
export function useConversations(): Conversations {
  return useContext(ConversationsContext);
}

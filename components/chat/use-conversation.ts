import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useLiveEvents } from "@/components/live-events";
import type { AnswerSettings } from "./answer-wishes";
import { ConversationClient, type ConversationState } from "./conversation-client";
import type { ConversationSnapshot, ParleyMessage } from "./parley-message";

/** What a conversation is doing and what can be done with it. It stays the same object while an answer grows. */
export type ConversationControls = ConversationState & {
  busy: boolean;
  send: (text: string, model: string, settings?: AnswerSettings) => Promise<void>;
  retry: (model: string, settings?: AnswerSettings) => Promise<void>;
  stop: () => Promise<void>;
};

/** Snapshots that were mounted before: the router keeps pages for the way back, and what it kept may be old. */
const mounted = new WeakSet<ConversationSnapshot>();

/** Follows one conversation. `stored`: the server knows it already; `onAccepted`: it has taken a turn. */
export function useConversation(
  initial: ConversationSnapshot,
  options: { stored: boolean; onAccepted: (sessId: string) => void },
): { messages: ParleyMessage[]; controls: ConversationControls } {
  const [client] = useState(() => new ConversationClient(initial, options));
  const { store } = client;
  const messages = useSyncExternalStore(store.subscribe, store.getMessages, store.getMessages);
  const state = useSyncExternalStore(client.subscribe, client.getState, client.getState);

  useEffect(() => client.attach(), [client]);
  useEffect(() => {
    if (mounted.has(initial)) void client.notice("unknown");
    mounted.add(initial);
  }, [client, initial]);
  useLiveEvents((event) => {
    if (event.type === "reopened") void client.notice("unknown");
    if (event.type === "conversation" && event.sessId === initial.sessId) void client.notice(event.change);
  });

  const controls = useMemo<ConversationControls>(() => {
    const { send, retry, stop } = client;
    return { ...state, busy: state.phase !== "idle", send, retry, stop };
  }, [client, state]);
  return { messages, controls };
}

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useLiveEvents } from "@/components/live-events";
import { ConversationClient } from "./conversation-client";
import type { ConversationState } from "./conversation-state";
import type { ConversationSnapshot, ParleyMessage } from "./parley-message";

/** What can be done with a conversation; always the same functions. */
export type ConversationActions = Pick<
  ConversationClient,
  "send" | "edit" | "regenerate" | "continueAnswer" | "retry" | "stop" | "show" | "remove" | "restore" | "fork" | "load"
>;

/** What a conversation is doing and what can be done with it. It stays the same object while an answer grows. */
export type ConversationControls = ConversationState & { busy: boolean } & ConversationActions;

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
    const { send, edit, regenerate, continueAnswer, retry, stop, show, remove, restore, fork, load } = client;
    const asking = { send, edit, regenerate, continueAnswer, retry, stop };
    return { ...state, busy: state.phase !== "idle", ...asking, show, remove, restore, fork, load };
  }, [client, state]);
  return { messages, controls };
}

import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { conversationPath } from "@/components/call-api";
import { newDraftKey } from "@/lib/core/composer-bounds";
import { DraftClient } from "./composer/draft-client";
import type { ConversationSnapshot } from "./parley-message";

/** The draft of a new chat; it outlives the chats that begin out of it. */
export type NewDraft = {
  draft: DraftClient;
  /** The chat begins as a temporary one. */
  temporary?: boolean;
};

export type DraftOfConversation = {
  draft: DraftClient;
  /** The server has taken the first question. */
  begin: (sessId: string) => void;
  /** Whether the chat will be stored changes; undefined where it is stored already. */
  toggleTemporary?: () => void;
};

/** Snapshots that were mounted before: the router keeps pages for the way back, and what it kept may be old. */
const mounted = new WeakSet<ConversationSnapshot>();

/** The draft of one conversation, through its beginning. */
export function useDraft(initial: ConversationSnapshot, fresh: NewDraft | undefined): DraftOfConversation {
  const [draft, setDraft] = useState(() => fresh?.draft ?? new DraftClient(initial.sessId, initial.draft));
  const latest = useRef(draft);
  latest.current = draft;
  const moveTo = useCallback((next: DraftClient) => {
    latest.current.giveTo(next);
    latest.current = next;
    setDraft(next);
  }, []);
  useEffect(() => {
    if (mounted.has(initial)) void latest.current.notice();
    mounted.add(initial);
  }, [initial]);

  const newDraft = fresh?.draft;
  const hasBegun = useRef(false);
  const begin = useCallback(
    (sessId: string) => {
      hasBegun.current = true;
      if (latest.current !== newDraft) return;
      moveTo(new DraftClient(sessId));
      showAddress(sessId);
    },
    [newDraft, moveTo],
  );
  const toggleTemporary = useCallback(() => {
    if (newDraft) moveTo(latest.current === newDraft ? new DraftClient(newDraftKey, undefined, null) : newDraft);
  }, [newDraft, moveTo]);
  const { temporary } = fresh ?? {};
  useEffect(() => {
    if (temporary && latest.current.isKept) toggleTemporary();
  }, [temporary, toggleTemporary]);
  useForgetting(draft, initial.sessId, hasBegun);
  return { draft, begin, ...(newDraft ? { toggleTemporary } : {}) };
}

/** A temporary chat is gone from the server's memory too when its page is left. */
function useForgetting(draft: DraftClient, sessId: string, hasBegun: RefObject<boolean>): void {
  useEffect(() => {
    if (draft.isKept) return;
    const forget = () => {
      if (!hasBegun.current) return;
      hasBegun.current = false;
      void fetch(conversationPath(sessId), { method: "DELETE", keepalive: true }).catch(() => {});
    };
    const leave = (event: PageTransitionEvent) => {
      if (!event.persisted) forget();
    };
    addEventListener("pagehide", leave);
    return () => {
      removeEventListener("pagehide", leave);
      forget();
    };
  }, [draft, sessId, hasBegun]);
}

/** Gives a new conversation its address without leaving the page. */
function showAddress(sessId: string): void {
  const path = `/c/${encodeURIComponent(sessId)}`;
  if (location.pathname !== path) history.replaceState(null, "", path);
}

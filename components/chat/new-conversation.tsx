"use client";

import { usePathname } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { newClientId } from "@/components/client-id";
import { sessIdOfPath } from "@/components/sess-id-of-path";
import { useShell } from "@/components/shell-context";
import { newDraftKey } from "@/lib/core/composer-bounds";
import type { Draft } from "@/lib/core/draft";
import { DraftClient } from "./composer/draft-client";
import { useNewAddress } from "./composer/use-new-address";
import { ConversationView } from "./conversation-view";
import { FetchedConversation } from "./fetched-conversation";
import type { ConversationSnapshot } from "./parley-message";
import type { NewDraft } from "./use-draft";

/** What the page begins with; a new object with every page the server makes. */
export type NewPage = { draft?: Draft };

/** Pages that were mounted before: the router keeps them for the way back, and what it kept may be old. */
const mounted = new WeakSet<NewPage>();

/**
 * The page of a conversation that begins here. Its address changes to the conversation's own with the first answer,
 * without a new page; so this page is also what the browser's Back may bring up under such an address.
 */
export function NewConversation({ page }: { page: NewPage }) {
  const { newChats, stayOnNewPage } = useShell();
  useEffect(() => stayOnNewPage(), [stayOnNewPage]);
  const [draft] = useState(() => new DraftClient(newDraftKey, page.draft));
  const temporary = useNewAddress(draft);
  const [firstChat] = useState(newChats);
  useEffect(() => {
    if (mounted.has(page) || newChats !== firstChat) void draft.notice();
    mounted.add(page);
  }, [page, newChats, firstChat, draft]);
  const fresh = useMemo(
    () => ({ draft, temporary: temporary && newChats === firstChat }),
    [draft, temporary, newChats, firstChat],
  );
  return <FreshConversation key={newChats} fresh={fresh} />;
}

function emptyConversation(): ConversationSnapshot {
  return { sessId: newClientId(), title: "", revision: 0, path: [], messages: [] };
}

function FreshConversation({ fresh }: { fresh: NewDraft }) {
  const [initial, setInitial] = useState(emptyConversation);
  const [left, setLeft] = useState(false);
  const shown = sessIdOfPath(usePathname());
  const elsewhere = shown !== undefined && shown !== initial.sessId;
  if (elsewhere !== left) {
    setLeft(elsewhere);
    // Whoever comes back to what began here finds it on the server, not in this page.
    if (elsewhere) setInitial(emptyConversation());
  }
  if (elsewhere) return <FetchedConversation key={shown} sessId={shown} />;
  return <ConversationView key={initial.sessId} initial={initial} fresh={fresh} />;
}

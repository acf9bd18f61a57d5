"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { newClientId } from "@/components/client-id";
import { sessIdOfPath } from "@/components/sess-id-of-path";
import { useShell } from "@/components/shell-context";
import { ConversationView } from "./conversation-view";
import { FetchedConversation } from "./fetched-conversation";
import type { ConversationSnapshot } from "./parley-message";

/**
 * The page of a conversation that begins here. Its address changes to the conversation's own with the first answer,
 * without a new page; so this page is also what the browser's Back may bring up under such an address.
 */
export function NewConversation() {
  const { newChats, stayOnNewPage } = useShell();
  useEffect(() => stayOnNewPage(), [stayOnNewPage]);
  return <FreshConversation key={newChats} />;
}

function emptyConversation(): ConversationSnapshot {
  return { sessId: newClientId(), title: "", revision: 0, path: [], messages: [] };
}

function FreshConversation() {
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
  return <ConversationView key={initial.sessId} initial={initial} stored={false} />;
}

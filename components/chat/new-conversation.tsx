"use client";

import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import { newClientId } from "@/components/client-id";
import { sessIdOfPath } from "@/components/sess-id-of-path";
import { useShell } from "@/components/shell-context";
import { ConversationView } from "./conversation-view";
import { FetchedConversation } from "./fetched-conversation";

/**
 * The page of a conversation that begins here. Its address changes to the conversation's own with the first answer,
 * without a new page; so this page is also what the browser's Back may bring up under such an address.
 */
export function NewConversation() {
  const { newChats, stayOnNewPage } = useShell();
  useEffect(() => stayOnNewPage(), [stayOnNewPage]);
  return <FreshConversation key={newChats} />;
}

function FreshConversation() {
  const [initial] = useState(() => ({ sessId: newClientId(), title: "", revision: 0, messages: [] }));
  const shown = sessIdOfPath(usePathname());
  if (shown !== undefined && shown !== initial.sessId) return <FetchedConversation key={shown} sessId={shown} />;
  return <ConversationView initial={initial} stored={false} />;
}

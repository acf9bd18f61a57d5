import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { StoredConversation } from "@/components/chat/stored-conversation";
import { sessIdOfPath } from "@/components/sess-id-of-path";
import { requirePageViewer } from "@/lib/auth/page-viewer";
import { getConversation } from "@/lib/chat/conversations";
import { toUiMessages } from "@/lib/stream/ui-message";

type Props = { params: Promise<{ sessId: string }> };

/** The conversation under an address, read once for the title and the page. */
const conversationAt = cache(async (encoded: string) => {
  const sessId = sessIdOfPath(`/c/${encoded}`);
  return sessId === undefined ? undefined : getConversation(await requirePageViewer(), sessId);
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const conversation = await conversationAt((await params).sessId);
  return conversation?.title ? { title: conversation.title } : {};
}

export default async function ConversationPage({ params }: Props) {
  const conversation = await conversationAt((await params).sessId);
  if (!conversation) notFound();
  const { sessId, messages, createdAt: _created, updatedAt: _updated, ...shown } = conversation;
  const initial = { ...shown, sessId, messages: toUiMessages(messages) };
  return <StoredConversation key={sessId} initial={initial} />;
}

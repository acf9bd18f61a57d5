"use client";

import { useCallback, useEffect } from "react";
import { useConversations } from "@/components/conversations-context";
import { Composer } from "./composer";
import { ConversationTop } from "./conversation-top";
import { EmptyThread } from "./empty-thread";
import { ModelPicker } from "./model-picker";
import type { ConversationSnapshot } from "./parley-message";
import { Thread } from "./thread";
import { ThreadStatus } from "./thread-status";
import { useConversation } from "./use-conversation";
import { useModelChoice } from "./use-model-choice";

/** A conversation with everything around it. `stored`: the server knows it; else it begins with the first question. */
export function ConversationView({ initial, stored }: { initial: ConversationSnapshot; stored: boolean }) {
  const { conversations, refresh } = useConversations();
  const onAccepted = useCallback(
    (sessId: string) => {
      if (!stored) showAddress(sessId);
      refresh();
    },
    [stored, refresh],
  );
  const conversation = useConversation(initial, { stored, onAccepted });
  const { messages, send, retry, busy } = conversation;
  const lastModel = messages.findLast((message) => message.metadata?.model)?.metadata?.model;
  const { model, choose } = useModelChoice(lastModel);
  const modelId = model?.id;

  const title = conversations.find(({ sessId }) => sessId === initial.sessId)?.title ?? initial.title;
  useEffect(() => {
    document.title = title ? `${title} · Parley` : "Parley";
  }, [title]);

  const onRetry = useCallback(() => void (modelId && retry(modelId)), [modelId, retry]);
  const onSend = modelId === undefined ? undefined : (text: string) => void send(text, modelId);
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <ConversationTop title={messages.length > 0 ? title : undefined} />
      <Thread conversation={conversation} onRetry={onRetry} empty={<EmptyThread model={model} onSend={onSend} />} />
      <ThreadStatus conversation={conversation} />
      <Composer
        draftKey={stored ? initial.sessId : "new"}
        conversation={conversation}
        picker={<ModelPicker model={model} onChoose={choose} />}
        onSend={busy ? undefined : onSend}
      />
    </main>
  );
}

/** Gives a new conversation its address without leaving the page. */
function showAddress(sessId: string): void {
  const path = `/c/${encodeURIComponent(sessId)}`;
  if (location.pathname !== path) history.replaceState(null, "", path);
}

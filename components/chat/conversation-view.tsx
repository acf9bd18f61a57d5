"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { useConversations } from "@/components/conversations-context";
import { AnswerSwitches } from "./answer-switches";
import { Composer } from "./composer";
import { ConversationTop } from "./conversation-top";
import { EmptyThread } from "./empty-thread";
import { ModelPicker } from "./model-picker";
import type { ConversationSnapshot } from "./parley-message";
import { Thread } from "./thread";
import { ThreadStatus } from "./thread-status";
import { useAnswerSettings } from "./use-answer-settings";
import { useConversation } from "./use-conversation";
import { useModelChoice } from "./use-model-choice";

/** A conversation with everything around it. `stored`: the server knows it; else it begins with the first question. */
export function ConversationView({ initial, stored }: { initial: ConversationSnapshot; stored: boolean }) {
  const { conversations, refresh } = useConversations();
  const [known, setKnown] = useState(stored);
  const onAccepted = useCallback(
    (sessId: string) => {
      setKnown(true);
      if (!stored) showAddress(sessId);
      refresh();
    },
    [stored, refresh],
  );
  const { messages, controls } = useConversation(initial, { stored, onAccepted });
  const lastModel = messages.findLast((message) => message.metadata?.model)?.metadata?.model;
  const { model, choose } = useModelChoice(lastModel);

  const title = conversations.find(({ sessId }) => sessId === initial.sessId)?.title ?? initial.title;
  useEffect(() => {
    document.title = title ? `${title} · Parley` : "Parley";
  }, [title]);

  const { send, retry } = controls;
  const modelId = model?.id;
  const { wishes, change, settings } = useAnswerSettings(model);
  const onRetry = useCallback(() => void (modelId && retry(modelId, settings)), [modelId, retry, settings]);
  const onSend = useMemo(
    () => (modelId === undefined ? undefined : (text: string) => void send(text, modelId, settings)),
    [modelId, send, settings],
  );
  const picker = useMemo(() => <ModelPicker model={model} onChoose={choose} />, [model, choose]);
  const switches = useMemo(
    () => <AnswerSwitches model={model} wishes={wishes} onChange={change} />,
    [model, wishes, change],
  );
  return (
    <main className="flex min-w-0 flex-1 flex-col">
      <ConversationTop title={messages.length > 0 ? title : undefined} />
      <Thread messages={messages} controls={controls} onRetry={onRetry}>
        <EmptyThread model={model} onSend={onSend} />
      </Thread>
      <ThreadStatus controls={controls} metadata={messages.at(-1)?.metadata} />
      <Composer
        draftKey={known ? initial.sessId : "new"}
        controls={controls}
        picker={picker}
        switches={switches}
        onSend={onSend}
      />
    </main>
  );
}

/** Gives a new conversation its address without leaving the page. */
function showAddress(sessId: string): void {
  const path = `/c/${encodeURIComponent(sessId)}`;
  if (location.pathname !== path) history.replaceState(null, "", path);
}

"use client";

import { useCallback, useMemo, useRef } from "react";
import { ConnectionNote } from "@/components/connection/connection-note";
import { useConversations } from "@/components/conversations-context";
import { useText } from "@/components/text-context";
import { BranchesProvider } from "./branches/branches-provider";
import { Composer } from "./composer/composer";
import { TemporaryChat } from "./composer/temporary-chat";
import { useComposerTools } from "./composer/use-composer-tools";
import { useOutbox } from "./composer/use-outbox";
import { ConversationTop } from "./conversation-top";
import { EmptyThread } from "./empty-thread";
import type { OutgoingMessage } from "./outgoing-message";
import { type ConversationSnapshot, textOfMessage } from "./parley-message";
import { Thread } from "./thread";
import { ThreadStatus } from "./thread-status";
import { useAnswerSettings } from "./use-answer-settings";
import { useConversation } from "./use-conversation";
import { useConversationTitle } from "./use-conversation-title";
import { type NewDraft, useDraft } from "./use-draft";
import { useModelChoice } from "./use-model-choice";

/**
 * A conversation with everything around it. `fresh`: it begins with the first question, out of the draft of a new chat;
 * else the server knows it.
 */
export function ConversationView({ initial, fresh }: { initial: ConversationSnapshot; fresh?: NewDraft }) {
  const { t } = useText();
  const { conversations, refresh } = useConversations();
  const { draft, begin, toggleTemporary } = useDraft(initial, fresh);
  const onAccepted = useCallback(
    (sessId: string) => {
      begin(sessId);
      refresh();
    },
    [begin, refresh],
  );
  const { messages, controls } = useConversation(initial, { stored: fresh === undefined, onAccepted });
  const path = useRef(messages);
  path.current = messages;
  const lastModel = messages.findLast((message) => message.metadata?.model)?.metadata?.model;
  const { model, choose } = useModelChoice(draft, lastModel);
  const settings = useAnswerSettings(draft);
  const { settingsFor } = settings;

  const known = conversations.find(({ sessId }) => sessId === initial.sessId)?.title ?? initial.title;
  const title = draft.isKept ? known : t("temporary.title");
  useConversationTitle(title);

  const { send, retry } = controls;
  const modelId = model?.id;
  const onRetry = useCallback(
    () => void (modelId && retry(modelId, settingsFor(model))),
    [model, modelId, retry, settingsFor],
  );
  const ask = useMemo(
    () =>
      modelId === undefined ? undefined : (message: OutgoingMessage) => void send(message, modelId, settingsFor(model)),
    [model, modelId, send, settingsFor],
  );
  const outbox = useOutbox(draft, messages, controls, ask);
  const toggle = messages.length === 0 ? toggleTemporary : undefined;
  const tools = useComposerTools({
    sessId: initial.sessId,
    system: initial.system,
    draft,
    model,
    chooseModel: choose,
    settings,
    messages: useCallback(() => path.current, []),
    toggleTemporary: toggle,
  });
  const questions = useCallback(
    () =>
      path.current
        .filter(({ role }) => role === "user")
        .map(textOfMessage)
        .filter((text) => text !== ""),
    [],
  );
  return (
    <main className="relative flex min-w-0 flex-1 flex-col">
      <ConversationTop title={messages.length > 0 ? title : undefined} />
      <TemporaryChat isOn={!draft.isKept} hasBegun={messages.length > 0} onToggle={toggle} />
      <BranchesProvider sessId={initial.sessId} controls={controls} model={model} settingsFor={settingsFor}>
        <Thread sessId={initial.sessId} messages={messages} controls={controls} onRetry={onRetry}>
          <EmptyThread model={model} temporary={!draft.isKept} onSend={outbox.say} />
        </Thread>
      </BranchesProvider>
      <ThreadStatus controls={controls} metadata={messages.at(-1)?.metadata} />
      <ConnectionNote />
      <Composer draft={draft} outbox={outbox} controls={controls} tools={tools} questions={questions} />
    </main>
  );
}

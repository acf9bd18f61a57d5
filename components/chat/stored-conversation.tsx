"use client";

import { AnswerCodeContext } from "./answer-code-context";
import { ConversationView } from "./conversation-view";
import { Markdown } from "./markdown/markdown";
import type { ConversationSnapshot } from "./parley-message";
import { Reasoning } from "./reasoning";

const code = { Markdown, Reasoning };

/** A conversation that comes with the page: its answers are in the server's HTML, with nothing to wait for. */
export function StoredConversation({ initial }: { initial: ConversationSnapshot }) {
  return (
    <AnswerCodeContext value={code}>
      <ConversationView initial={initial} />
    </AnswerCodeContext>
  );
}

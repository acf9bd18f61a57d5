import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useStoredFiles } from "@/components/chat/attachments/use-stored-files";
import type { OutgoingMessage } from "@/components/chat/outgoing-message";
import type { ParleyMessage } from "@/components/chat/parley-message";
import type { ConversationControls } from "@/components/chat/use-conversation";
import { newClientId } from "@/components/client-id";
import { mostQueued } from "@/lib/core/composer-bounds";
import type { QueuedMessage } from "@/lib/core/draft";
import type { DraftClient } from "./draft-client";
import { useDraftPart } from "./use-draft-state";

/** What waits to be sent, and what can be done with it. */
export type Outbox = {
  waiting: readonly QueuedMessage[];
  isFull: boolean;
  /** Undefined while nothing can be sent at all. */
  say?: (text: string, files?: string[]) => void;
  sendNow?: (messageId: string) => void;
  /** Back into the field. */
  takeBack: (messageId: string) => void;
  remove: (messageId: string) => void;
  /** One place forward. */
  raise: (messageId: string) => void;
};

type Ask = (message: OutgoingMessage) => void;

/**
 * Sends messages one after the other. A message has its ids from the moment somebody wants it sent, and stays in the
 * draft until the server has taken it: whatever happens on the way, it is sent once or is still there.
 */
export function useOutbox(
  draft: DraftClient,
  messages: readonly ParleyMessage[],
  controls: ConversationControls,
  ask: Ask | undefined,
): Outbox {
  const queue = useDraftPart(draft, "queue");
  const { busy, phase, problem, returned, stop } = controls;
  const [onItsWay, setOnItsWay] = useState<string>();
  const due = useRef<string>(undefined);
  const refused = useRef<QueuedMessage>(undefined);
  const ids = useMemo(() => [...new Set(queue.flatMap(({ files }) => files))], [queue]);
  const known = useStoredFiles(ids, (gone) => forgetFiles(draft, gone));

  const dispatch = useCallback(
    (item: QueuedMessage): boolean => {
      const files = item.files.flatMap((id) => known.get(id) ?? []);
      if (!ask || files.length < item.files.length) return false;
      const { messageId, turnId, text } = item;
      setOnItsWay(messageId);
      ask({ text, files, ids: { messageId, turnId } });
      return true;
    },
    [ask, known],
  );

  // What the server has taken is in the conversation.
  useEffect(() => {
    if (phase === "sending" || queue.length === 0) return;
    const path = new Set(messages.map(({ id }) => id));
    const left = queue.filter(({ messageId }) => !path.has(messageId));
    if (left.length < queue.length) draft.change({ queue: left });
  }, [phase, queue, messages, draft]);

  const seen = useRef(returned);
  useEffect(() => {
    if (returned === seen.current) return;
    seen.current = returned;
    const item = draft.getContent().queue.find(({ messageId }) => messageId === onItsWay);
    if (!returned || !item) return;
    refused.current = item;
    takeBack(draft, item.messageId);
  }, [returned, draft, onItsWay]);

  const answered = messages.at(-1)?.metadata?.state === "done" && problem === undefined;
  const wasBusy = useRef(busy);
  useEffect(() => {
    const ended = wasBusy.current && !busy;
    wasBusy.current = busy;
    if (busy) return;
    const path = new Set(messages.map(({ id }) => id));
    const left = draft.getContent().queue.filter(({ messageId }) => !path.has(messageId));
    if (ended && answered) due.current ??= left[0]?.messageId;
    const next = left.find(({ messageId }) => messageId === due.current);
    if (!next || dispatch(next)) due.current = undefined;
  }, [busy, answered, messages, draft, dispatch]);

  return useMemo(() => {
    const say = (text: string, files: string[] = []) => {
      const again = refused.current;
      // Tried again unchanged it keeps its ids: it may have arrived after all.
      const isSame = again?.text === text && again.files.join() === files.join();
      const fresh = { messageId: newClientId(), turnId: newClientId(), text, files };
      const item = isSame && again ? again : fresh;
      const others = draft.getContent().queue;
      draft.change({ queue: busy ? [...others, item] : [item, ...others] });
      if (!busy && !dispatch(item)) due.current = item.messageId;
    };
    const sendNow = (messageId: string) => {
      const item = draft.getContent().queue.find((one) => one.messageId === messageId);
      if (!item) return;
      if (!busy && dispatch(item)) return;
      due.current = messageId;
      if (busy) void stop();
    };
    return {
      waiting: queue.filter(({ messageId }) => messageId !== onItsWay || phase !== "sending"),
      isFull: queue.length >= mostQueued,
      ...(ask ? { say, sendNow } : {}),
      takeBack: (messageId) => takeBack(draft, messageId),
      remove: (messageId) => draft.change({ queue: without(draft, messageId) }),
      raise: (messageId) => raise(draft, messageId),
    };
  }, [queue, onItsWay, phase, busy, ask, draft, dispatch, stop]);
}

function without(draft: DraftClient, messageId: string): QueuedMessage[] {
  return draft.getContent().queue.filter((one) => one.messageId !== messageId);
}

/** Puts a waiting message back into the field, before what was written meanwhile. */
function takeBack(draft: DraftClient, messageId: string): void {
  const { text, files, queue } = draft.getContent();
  const item = queue.find((one) => one.messageId === messageId);
  if (!item) return;
  draft.change({
    text: text.trim() === "" ? item.text : item.text === "" ? text : `${item.text}\n\n${text}`,
    files: [...new Set([...item.files, ...files])],
    queue: without(draft, messageId),
  });
}

function raise(draft: DraftClient, messageId: string): void {
  const { queue } = draft.getContent();
  const at = queue.findIndex((one) => one.messageId === messageId);
  const [item, before] = [queue[at], queue[at - 1]];
  if (item && before) draft.change({ queue: queue.with(at - 1, item).with(at, before) });
}

/** Files that are not stored any more cannot be sent. */
function forgetFiles(draft: DraftClient, gone: readonly string[]): void {
  const queue = draft.getContent().queue.map((item) => ({
    ...item,
    files: item.files.filter((id) => !gone.includes(id)),
  }));
  draft.change({ queue });
}

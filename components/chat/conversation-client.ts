import type { Problem } from "@/components/call-api";
import { newClientId } from "@/components/client-id";
import type { StartTurnBody } from "@/lib/core/conversation";
import { toFilePart } from "./attachments/file-part";
import {
  forkConversation,
  type Removal,
  readMessages,
  removeMessage,
  restoreMessage,
  showVersion,
} from "./branches/branch-requests";
import { ConversationFollower, type FollowerOptions } from "./conversation-follower";
import type { Attempt } from "./conversation-state";
import type { OutgoingMessage } from "./outgoing-message";
import { type ConversationSnapshot, isLoaded, type ParleyMessage } from "./parley-message";
import type { TurnSettings } from "./turn-settings";

type Ids = { messageId: string; turnId: string };

/** The ids of the versions of a message, itself among them. */
function versionsOf({ id, metadata }: ParleyMessage): string[] {
  return metadata?.versions ?? [id];
}

/**
 * One conversation as a person acts on it: asks, edits, asks again, goes on, and moves between branches. Whatever the
 * server does not take is put back.
 */
export class ConversationClient {
  readonly #follower: ConversationFollower;
  readonly #sessId: string;
  /** What the server has not taken; tried again unchanged it keeps its ids, so that it cannot become two. */
  #untaken?: { key: string; ids: Ids };

  constructor(initial: ConversationSnapshot, options: FollowerOptions) {
    this.#follower = new ConversationFollower(initial, options);
    this.#sessId = initial.sessId;
  }

  get store() {
    return this.#follower.store;
  }

  get subscribe() {
    return this.#follower.subscribe;
  }

  get getState() {
    return this.#follower.getState;
  }

  get attach() {
    return this.#follower.attach;
  }

  get stop() {
    return this.#follower.stop;
  }

  get notice() {
    return this.#follower.notice;
  }

  /** Asks a question. What the server does not take comes back in the state. */
  send = async (message: OutgoingMessage, model: string, settings: TurnSettings = {}): Promise<void> => {
    if (this.#follower.busy) return;
    const { text, files } = message;
    const path = this.store.messages;
    await this.#question(path, message, undefined, { model, settings }, (problem) => {
      if (problem) this.#follower.set({ problem, returned: { text, files } });
    });
  };

  /**
   * Asks a question in another form, beside the one there is. Settles when the server has taken it, or with why it has
   * not; the text is then still the caller's.
   */
  edit = (
    messageId: string,
    message: OutgoingMessage,
    model: string,
    settings: TurnSettings = {},
  ): Promise<Problem | undefined> =>
    new Promise((resolve) => {
      const { messages } = this.store;
      const at = messages.findIndex(({ id }) => id === messageId);
      const old = messages[at];
      if (this.#follower.busy) return resolve({ code: "turn_running", message: "" });
      if (!old) return resolve({ code: "conflict", message: "" });
      void this.#question(messages.slice(0, at), message, old, { model, settings }, resolve);
    });

  /** Asks for another answer in place of this one, or for one to this question; what is there stays beside it. */
  regenerate = async (messageId: string, model: string, settings: TurnSettings = {}): Promise<void> => {
    const place = this.#placeOf(messageId);
    if (place) await this.#answerAgain(place, { regenerate: place.parentId }, model, settings);
  };

  /** Lets the model go on with an unfinished answer; the whole becomes another version of it. */
  continueAnswer = async (answerId: string, model: string, settings: TurnSettings = {}): Promise<void> => {
    const place = this.#placeOf(answerId);
    if (place) await this.#answerAgain(place, { continue: answerId }, model, settings);
  };

  /** Asks the last question once more. */
  retry = async (model: string, settings: TurnSettings = {}): Promise<void> => {
    const last = this.store.messages.at(-1);
    if (last) await this.regenerate(last.id, model, settings);
  };

  /** Shows another version of a message and what followed it. @throws ApiError */
  show = async (versionId: string): Promise<void> => {
    await this.#follower.change(
      () => showVersion(this.#sessId, versionId),
      (path) => path.includes(versionId),
    );
  };

  /** Deletes a message with all that follows it. @throws ApiError */
  remove = async (messageId: string): Promise<Removal> => {
    const { messages } = this.store;
    const done = await this.#follower.change(
      () => removeMessage(this.#sessId, messageId),
      async () => (await readMessages(this.#sessId, [messageId]).catch(() => undefined))?.length === 0,
    );
    const removed = done?.removed ?? messages.length - messages.findIndex(({ id }) => id === messageId);
    return { messageId, removed, leafId: done ? done.leafId : (messages.at(-1)?.id ?? null) };
  };

  /** Undoes a deletion. @throws ApiError */
  restore = async (removal: Removal): Promise<void> => {
    await this.#follower.change(
      () => restoreMessage(this.#sessId, removal),
      (path) => path.includes(removal.messageId),
    );
  };

  /** Begins a new conversation with what was said up to a message; returns its `sessId`. @throws ApiError */
  fork = (messageId: string): Promise<string> => forkConversation(this.#sessId, messageId);

  /** Reads messages by their ids, of any branch, and fills the places of the path that wait for them. @throws ApiError */
  load = async (ids: readonly string[]): Promise<ParleyMessage[]> => {
    const read = await readMessages(this.#sessId, ids);
    const found = new Map(read.map((message) => [message.id, message]));
    const fill = (message: ParleyMessage) => (isLoaded(message) ? message : (found.get(message.id) ?? message));
    this.store.messages = this.store.messages.map(fill);
    return read;
  };

  /** A message's place: the messages above it, and what it follows. */
  #placeOf(messageId: string) {
    const { messages } = this.store;
    const at = messages.findIndex(({ id }) => id === messageId);
    const found = messages[at];
    if (this.#follower.busy || !found) return undefined;
    if (found.role === "user") return { path: messages.slice(0, at + 1), parentId: found.id };
    const parentId = found.metadata?.parentId ?? messages[at - 1]?.id;
    return parentId ? { path: messages.slice(0, at), parentId, old: found } : undefined;
  }

  async #answerAgain(
    { path, parentId, old }: { path: ParleyMessage[]; parentId: string; old?: ParleyMessage },
    what: Pick<StartTurnBody, "regenerate" | "continue">,
    model: string,
    settings: TurnSettings,
  ): Promise<void> {
    const { turnId } = this.#idsFor([what, model]);
    const versions = old && [...versionsOf(old), turnId];
    const body = { sessId: this.#sessId, model, turnId, ...what, ...settings };
    await this.#ask({ body, path, answer: { parentId, ...(versions ? { versions } : {}) } }, settings, (problem) => {
      if (problem) this.#follower.set({ problem });
    });
  }

  async #question(
    above: ParleyMessage[],
    message: OutgoingMessage,
    old: ParleyMessage | undefined,
    { model, settings }: { model: string; settings: TurnSettings },
    settle: Attempt["settle"],
  ): Promise<void> {
    const { text, files = [] } = message;
    const fileIds = files.map(({ fileId }) => fileId);
    const { messageId: id, turnId } = message.ids ?? this.#idsFor([old?.id, text, fileIds]);
    const parentId = above.at(-1)?.id ?? null;
    const asked = { id, text, ...(fileIds.length > 0 ? { files: fileIds } : {}) };
    const versions = old ? { versions: [...versionsOf(old), id] } : {};
    const question: ParleyMessage = {
      id,
      role: "user",
      parts: [...(text ? [{ type: "text" as const, text }] : []), ...files.map(toFilePart)],
      metadata: { createdAt: Date.now(), parentId, ...versions },
    };
    const body = { sessId: this.#sessId, model, turnId, parentId, message: asked, ...settings };
    await this.#ask({ body, path: [...above, question], answer: { parentId: id } }, settings, settle);
  }

  async #ask(
    attempt: Omit<Attempt, "settle" | "searching">,
    { parameters }: TurnSettings,
    settle: Attempt["settle"],
  ): Promise<void> {
    const searching = parameters?.enable_search === true;
    let isSettled = false;
    const settleOnce = (refusal?: Problem) => {
      if (isSettled) return;
      isSettled = true;
      // After a conflict the same ids would meet the same conflict.
      if (!refusal || refusal.code === "conflict") this.#untaken = undefined;
      settle(refusal);
    };
    await this.#follower.ask({ ...attempt, searching, settle: settleOnce });
  }

  /** New ids, or those of the same attempt if it was not taken. */
  #idsFor(attempt: readonly unknown[]): Ids {
    const key = JSON.stringify(attempt);
    const ids = this.#untaken?.key === key ? this.#untaken.ids : { messageId: newClientId(), turnId: newClientId() };
    this.#untaken = { key, ids };
    return ids;
  }
}

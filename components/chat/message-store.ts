import type { ChatState, ChatStatus } from "ai";
import type { ParleyMessage } from "./parley-message";

/** Milliseconds between two drawings of a growing answer. */
const drawEveryMs = 50;

/**
 * The messages of a conversation, for the page to draw and for the reader of a turn to write. What grows is announced
 * at most every `drawEveryMs`, everything else at once.
 */
export class MessageStore implements ChatState<ParleyMessage> {
  status: ChatStatus = "ready";
  error: Error | undefined;
  #messages: ParleyMessage[];
  readonly #listeners = new Set<() => void>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #drawnAt = 0;

  constructor(messages: ParleyMessage[]) {
    this.#messages = messages;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getMessages = (): ParleyMessage[] => this.#messages;

  get messages(): ParleyMessage[] {
    return this.#messages;
  }

  set messages(messages: ParleyMessage[]) {
    this.#messages = messages;
    this.flush();
  }

  pushMessage = (message: ParleyMessage): void => {
    this.messages = [...this.#messages, this.#copy(message)];
  };

  popMessage = (): void => {
    this.messages = this.#messages.slice(0, -1);
  };

  replaceMessage = (index: number, message: ParleyMessage): void => {
    this.#messages = this.#messages.with(index, this.#copy(message));
    const wait = this.#drawnAt + drawEveryMs - performance.now();
    if (wait <= 0) this.flush();
    else this.#timer ??= setTimeout(this.flush, wait);
  };

  snapshot = <T>(thing: T): T => structuredClone(thing);

  /** Announces what is there now. */
  flush = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#drawnAt = performance.now();
    for (const listener of this.#listeners) listener();
  };

  /** The reader of a stream goes on writing into its message, so the page gets one of its own; text is not copied. */
  #copy(message: ParleyMessage): ParleyMessage {
    return { ...message, parts: message.parts.map((part) => ({ ...part })) };
  }
}

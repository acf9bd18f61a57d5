import { callApi, type Problem, problemOf } from "@/components/call-api";
import { newClientId } from "@/components/client-id";
import type { LiveEvent, StartTurnBody } from "@/lib/core/conversation";
import type { AnswerSettings } from "./answer-wishes";
import { loadTurnReader } from "./load-turn-reader";
import { MessageStore } from "./message-store";
import { type ConversationSnapshot, mergeMessages, type ParleyMessage } from "./parley-message";
import { pauseBeforeRetry } from "./pause-before-retry";
import { readConversation } from "./read-conversation";
import type { TurnReader } from "./turn-reader";

/** What the conversation is doing. `sending`: the server has not taken the question yet. */
export type Phase = "idle" | "sending" | "answering" | "reconnecting";

export type ConversationState = {
  phase: Phase;
  stopping: boolean;
  /** When the current turn was asked for, in milliseconds since 1970. */
  since?: number;
  /** The current turn was asked for here with a search of the web. */
  searching?: boolean;
  /** A failure outside of a stored answer. */
  problem?: Problem;
  /** Text the server did not take, for the composer. A new object each time. */
  returned?: { text: string };
};

type ChangeOfConversation = Extract<LiveEvent, { type: "conversation" }>["change"];

const longestPauseMs = 10_000;

/**
 * One conversation as the browser follows it: sends, retries, stops, and stays with a running answer through lost
 * connections. The answer belongs to the server, so nothing here ever ends it by closing a connection.
 */
export class ConversationClient {
  readonly store: MessageStore;
  readonly #sessId: string;
  #reader?: TurnReader;
  readonly #onAccepted: (sessId: string) => void;
  readonly #listeners = new Set<() => void>();
  readonly #pause: (milliseconds: number) => Promise<void>;
  #state: ConversationState = { phase: "idle", stopping: false };
  #revision: number;
  #runningTurnId?: string;
  /** Whether the server knows the conversation. */
  #stored: boolean;
  /** The question the server has not taken; sent again unchanged it keeps its ids, so that it cannot become two. */
  #unsent?: { text: string; messageId: string; turnId: string };
  #stopWanted = false;
  #changedMeanwhile = false;
  /** Raised when the page goes away; whatever was awaiting then has no say any more. */
  #life = 0;

  constructor(
    initial: ConversationSnapshot,
    options: {
      stored: boolean;
      onAccepted: (sessId: string) => void;
      pause?: (milliseconds: number) => Promise<void>;
    },
  ) {
    this.#sessId = initial.sessId;
    this.#revision = initial.revision;
    this.#runningTurnId = initial.runningTurnId;
    this.#stored = options.stored;
    this.#onAccepted = options.onAccepted;
    this.#pause = options.pause ?? pauseBeforeRetry;
    if (initial.runningTurnId) this.#state = { phase: "answering", stopping: false };
    this.store = new MessageStore(initial.messages);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): ConversationState => this.#state;

  /** Begins to follow what runs; returns how to let go. */
  attach = (): (() => void) => {
    this.#life++;
    if (this.#runningTurnId) void this.#resume(0);
    return () => {
      this.#life++;
      void this.#reader?.stop();
    };
  };

  /** Asks a question. Text the server does not take comes back in the state. */
  send = async (text: string, model: string, settings: AnswerSettings = {}): Promise<void> => {
    if (this.#busy) return;
    const same = this.#unsent?.text === text ? this.#unsent : undefined;
    const unsent = same ?? { text, messageId: newClientId(), turnId: newClientId() };
    this.#unsent = unsent;
    const { messageId: id, turnId } = unsent;
    const parentId = this.store.messages.at(-1)?.id ?? null;
    const body: StartTurnBody = { sessId: this.#sessId, model, turnId, parentId, message: { id, text }, ...settings };
    const question = {
      id,
      role: "user",
      parts: [{ type: "text", text }],
      metadata: { createdAt: Date.now() },
    } as const;
    await this.#start(body, (reader) => reader.sendMessage({ ...question, parts: [...question.parts] }, { body }));
  };

  /** Asks the last question once more; the answer there is stays on the server. */
  retry = async (model: string, settings: AnswerSettings = {}): Promise<void> => {
    const question = this.store.messages.findLast((message) => message.role === "user");
    if (this.#busy || !question) return;
    const turnId = newClientId();
    const body: StartTurnBody = { sessId: this.#sessId, model, turnId, regenerate: question.id, ...settings };
    await this.#start(body, (reader) => reader.regenerate({ messageId: question.id, body }));
  };

  /** Ends the running answer on the server; pressed before the server has begun, it is sent when it does. */
  stop = async (): Promise<void> => {
    if (!this.#busy) return;
    this.#stopWanted = true;
    this.#set({ stopping: true });
    if (this.#runningTurnId) await this.#sendStop(this.#runningTurnId);
  };

  dismissProblem = (): void => this.#set({ problem: undefined });

  /** Something changed on the server, here or elsewhere. */
  notice = async (change: ChangeOfConversation | "unknown"): Promise<void> => {
    if (!this.#stored) return;
    if (change === "deleted") {
      if (!this.#busy) this.#set({ problem: { code: "not_found", message: "" } });
    } else if (this.#busy) {
      this.#changedMeanwhile ||= change !== "turn-started";
    } else {
      await this.#refresh();
    }
  };

  get #busy(): boolean {
    return this.#state.phase !== "idle";
  }

  #set(change: Partial<ConversationState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** The server has begun (or shown again) a turn. */
  #begin = (turnId: string): void => {
    this.#runningTurnId = turnId;
    this.#unsent = undefined;
    this.#stored = true;
    this.#set({ phase: "answering" });
    this.#onAccepted(this.#sessId);
    if (this.#stopWanted) void this.#sendStop(turnId);
  };

  #end(change: Partial<ConversationState> = {}): void {
    this.#runningTurnId = undefined;
    this.#stopWanted = false;
    this.store.flush();
    this.#set({ phase: "idle", stopping: false, since: undefined, searching: undefined, ...change });
    if (!this.#changedMeanwhile) return;
    this.#changedMeanwhile = false;
    void this.#refresh();
  }

  /** The reader of turns; undefined when its code cannot be fetched, which is a lost connection like any other. */
  async #openReader(): Promise<TurnReader | undefined> {
    const code = this.#reader ? undefined : await loadTurnReader().catch(() => undefined);
    if (code) this.#reader ??= new code.TurnReader(this.#sessId, this.store, this.#begin);
    this.#reader?.reset();
    return this.#reader;
  }

  async #start(body: StartTurnBody, action: (reader: TurnReader) => Promise<void>): Promise<void> {
    const life = this.#life;
    const before = this.store.messages;
    const searching = body.search !== undefined;
    this.#set({ phase: "sending", since: Date.now(), searching, problem: undefined, returned: undefined });
    const reader = await this.#openReader();
    if (life !== this.#life) return;
    if (reader) await action(reader);
    if (life !== this.#life) return;
    const { finished, turnId } = reader?.report() ?? {};
    if (finished) this.#end();
    else if (turnId) await this.#resume(1);
    else await this.#recover(body, before);
  }

  /** The question seems not to have arrived. The server knows better than a lost connection, so it is asked first. */
  async #recover(body: StartTurnBody, before: ParleyMessage[]): Promise<void> {
    const life = this.#life;
    const problem = problemOf(this.#reader?.error);
    const doubtful = problem.code === "network" || problem.code === "turn_running" || problem.code === "conflict";
    const fresh = doubtful ? await readConversation(this.#sessId).catch(() => undefined) : undefined;
    if (life !== this.#life) return;
    const asked = body.message?.id;
    const arrived = fresh?.messages.some(({ id }) => id === asked) || fresh?.runningTurnId === body.turnId;
    if (fresh) this.#apply(fresh);
    else this.store.messages = before;
    if (arrived) this.#unsent = undefined;
    else this.#set({ problem, returned: body.message && { text: body.message.text } });
    if (fresh?.runningTurnId) await this.#resume(0);
    else this.#end();
  }

  /** Reads the running answer from its beginning, again and again until it has ended. `attempt` 0 goes without a pause. */
  async #resume(attempt: number): Promise<void> {
    const life = this.#life;
    this.#set({ phase: attempt ? "reconnecting" : "answering", since: this.#state.since ?? Date.now() });
    if (attempt) await this.#pause(Math.min(250 * 2 ** attempt, longestPauseMs));
    if (life !== this.#life) return;
    const reader = await this.#openReader();
    if (life !== this.#life) return;
    if (!reader) return this.#resume(attempt + 1);
    await reader.resumeStream();
    if (life !== this.#life) return;
    const { finished, idle, turnId } = reader.report();
    if (finished) return this.#end();
    if (!idle) return this.#resume(turnId ? 1 : attempt + 1);
    await this.#readEnd(attempt);
  }

  /** Nothing runs any more: the finished answer is in the database. */
  async #readEnd(attempt: number): Promise<void> {
    const life = this.#life;
    const fresh = await readConversation(this.#sessId).catch((error: unknown) => problemOf(error));
    if (life !== this.#life) return;
    if ("code" in fresh) {
      if (fresh.code === "network") return this.#resume(attempt + 1);
      return this.#end({ problem: fresh });
    }
    this.#apply(fresh);
    if (fresh.runningTurnId) return this.#resume(attempt + 1);
    this.#end();
  }

  async #refresh(): Promise<void> {
    const life = this.#life;
    const fresh = await readConversation(this.#sessId).catch((error: unknown) => problemOf(error));
    if (life !== this.#life || this.#busy) return;
    if ("code" in fresh) {
      if (fresh.code === "not_found") this.#set({ problem: fresh });
      return;
    }
    if (this.#state.problem?.code === "not_found") this.#set({ problem: undefined });
    if (fresh.revision === this.#revision && !fresh.runningTurnId) return;
    this.#apply(fresh);
    if (fresh.runningTurnId) await this.#resume(0);
  }

  #apply(fresh: ConversationSnapshot): void {
    this.#revision = fresh.revision;
    this.#runningTurnId = fresh.runningTurnId;
    this.#stored = true;
    this.store.messages = mergeMessages(this.store.messages, fresh.messages);
  }

  async #sendStop(turnId: string): Promise<void> {
    const path = `/api/chat/${encodeURIComponent(this.#sessId)}/stop`;
    await callApi(path, { method: "POST", body: { turnId } }).catch((error: unknown) => {
      this.#stopWanted = false;
      this.#set({ stopping: false, problem: problemOf(error) });
    });
  }
}

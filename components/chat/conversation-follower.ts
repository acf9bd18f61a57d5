import { ApiError, callApi, type Problem, problemOf } from "@/components/call-api";
import type { LiveEvent } from "@/lib/core/conversation";
import type { MessageMetadata } from "@/lib/core/message";
import type { Attempt, ConversationState } from "./conversation-state";
import { loadTurnReader } from "./load-turn-reader";
import { MessageStore } from "./message-store";
import { type ConversationSnapshot, mergeMessages, type ParleyMessage } from "./parley-message";
import { pauseBeforeRetry } from "./pause-before-retry";
import { readConversation } from "./read-conversation";
import type { TurnReader } from "./turn-reader";

export type FollowerOptions = {
  /** The server knows the conversation. */
  stored: boolean;
  onAccepted: (sessId: string) => void;
  pause?: (milliseconds: number) => Promise<void>;
};

type ChangeOfConversation = Extract<LiveEvent, { type: "conversation" }>["change"];

const longestPauseMs = 10_000;

/** Refusals after which the server may know more of the conversation than this page. */
const doubtful = new Set<Problem["code"]>(["network", "turn_running", "conflict", "not_found"]);

/**
 * Keeps the messages of one conversation as the server has them, and stays with a running answer through lost
 * connections. The answer belongs to the server, so nothing here ever ends it by closing a connection.
 */
export class ConversationFollower {
  readonly store: MessageStore;
  readonly sessId: string;
  #reader?: TurnReader;
  readonly #onAccepted: (sessId: string) => void;
  readonly #listeners = new Set<() => void>();
  readonly #pause: (milliseconds: number) => Promise<void>;
  #state: ConversationState = { phase: "idle", stopping: false };
  #revision: number;
  #runningTurnId?: string;
  /** Versions of the running answer, where it was not asked for here. */
  #earlierAnswers: readonly string[];
  #stored: boolean;
  #attempt?: Attempt;
  #stopWanted = false;
  #changedMeanwhile = false;
  #refreshing?: Promise<void>;
  /** Raised when the page goes away; whatever was awaiting then has no say any more. */
  #life = 0;

  constructor(initial: ConversationSnapshot, options: FollowerOptions) {
    this.sessId = initial.sessId;
    this.#revision = initial.revision;
    this.#runningTurnId = initial.runningTurnId;
    this.#stored = options.stored;
    this.#onAccepted = options.onAccepted;
    this.#pause = options.pause ?? pauseBeforeRetry;
    this.#earlierAnswers = initial.earlierAnswers ?? [];
    if (initial.runningTurnId) this.#state = { phase: "answering", stopping: false };
    this.store = new MessageStore(mergeMessages([], initial));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): ConversationState => this.#state;

  get busy(): boolean {
    return this.#state.phase !== "idle";
  }

  set(change: Partial<ConversationState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Begins to follow what runs; returns how to let go. */
  attach = (): (() => void) => {
    this.#life++;
    if (this.#runningTurnId) void this.#resume(0);
    return () => {
      this.#life++;
      void this.#reader?.stop();
    };
  };

  /** Ends the running answer on the server; pressed before the server has begun, it is sent when it does. */
  stop = async (): Promise<void> => {
    if (!this.busy) return;
    this.#stopWanted = true;
    this.set({ stopping: true });
    if (this.#runningTurnId) await this.#sendStop(this.#runningTurnId);
  };

  /** Something changed on the server, here or elsewhere. */
  notice = async (change: ChangeOfConversation | "unknown"): Promise<void> => {
    if (!this.#stored) return;
    if (change === "deleted") {
      if (!this.busy) this.#lose({ code: "not_found", message: "" });
    } else if (this.busy) {
      this.#changedMeanwhile ||= change !== "turn-started";
    } else {
      await this.#refresh();
    }
  };

  /** Asks for a turn and stays with it to its end. */
  async ask(attempt: Attempt): Promise<void> {
    const life = this.#life;
    const before = this.store.messages;
    const { body, path, searching } = attempt;
    this.#attempt = attempt;
    this.store.messages = path;
    this.set({ phase: "sending", since: Date.now(), searching, problem: undefined, returned: undefined });
    const reader = await this.#openReader();
    if (life !== this.#life) return;
    await reader?.regenerate({ messageId: path.at(-1)?.id, body });
    if (life !== this.#life) return;
    const { finished, turnId } = reader?.report() ?? {};
    if (finished) this.#end();
    else if (turnId) await this.#resume(1);
    else await this.#recover(attempt, before);
  }

  /**
   * Changes what is shown, by a request that answers a snapshot. Undefined when that answer was lost although the
   * server has done it, which `isDone` finds out.
   * @throws ApiError when it was not done; the conversation was read again where that helps.
   */
  async change<T extends ConversationSnapshot>(
    request: () => Promise<T>,
    isDone: (path: readonly string[]) => boolean | Promise<boolean>,
  ): Promise<T | undefined> {
    if (this.busy) throw new ApiError({ code: "turn_running", message: "" });
    const life = this.#life;
    try {
      const fresh = await request();
      if (life === this.#life) this.#take(fresh);
      return fresh;
    } catch (error) {
      const { code } = problemOf(error);
      if (!doubtful.has(code)) throw error;
      await this.#refresh();
      if (code === "network" && (await isDone(this.store.messages.map(({ id }) => id)))) return undefined;
      throw error;
    }
  }

  /** A snapshot that came by itself: while a turn is followed, the conversation is read again after it. */
  #take(fresh: ConversationSnapshot): void {
    if (this.busy) this.#changedMeanwhile = true;
    else this.#apply(fresh);
  }

  /** The server has begun (or shown again) a turn. */
  #begin = (turnId: string): MessageMetadata => {
    const attempt = this.#attempt;
    const earlier = turnId === this.#runningTurnId ? this.#earlierAnswers : [];
    this.#runningTurnId = turnId;
    this.#stored = true;
    this.set({ phase: "answering" });
    attempt?.settle();
    this.#onAccepted(this.sessId);
    if (this.#stopWanted) void this.#sendStop(turnId);
    if (attempt) return attempt.body.turnId === turnId ? attempt.answer : {};
    return earlier.length > 0 ? { versions: [...earlier, turnId] } : {};
  };

  #end(change: Partial<ConversationState> = {}): void {
    this.#attempt = undefined;
    this.#runningTurnId = undefined;
    this.#stopWanted = false;
    this.store.flush();
    this.set({ phase: "idle", stopping: false, since: undefined, searching: undefined, ...change });
    if (!this.#changedMeanwhile) return;
    this.#changedMeanwhile = false;
    void this.#refresh();
  }

  /** The reader of turns; undefined when its code cannot be fetched, which is a lost connection like any other. */
  async #openReader(): Promise<TurnReader | undefined> {
    const code = this.#reader ? undefined : await loadTurnReader().catch(() => undefined);
    if (code) this.#reader ??= new code.TurnReader(this.sessId, this.store, this.#begin);
    this.#reader?.reset();
    return this.#reader;
  }

  /** The question seems not to have arrived. The server knows better than a lost connection, so it is asked first. */
  async #recover({ body, settle }: Attempt, before: ParleyMessage[]): Promise<void> {
    const life = this.#life;
    const problem = problemOf(this.#reader?.error);
    const isDoubtful = doubtful.has(problem.code);
    const fresh = isDoubtful ? await readConversation(this.sessId).catch(() => undefined) : undefined;
    if (life !== this.#life) return;
    const known = new Set([...(fresh?.path ?? []), fresh?.runningTurnId]);
    const arrived = known.has(body.turnId) || (body.message !== undefined && known.has(body.message.id));
    this.store.messages = before;
    if (fresh) this.#apply(fresh);
    // What the question named is gone, but the conversation is there: it has changed elsewhere.
    const refusal = fresh && problem.code === "not_found" ? { ...problem, code: "conflict" as const } : problem;
    settle(arrived ? undefined : refusal);
    this.#attempt = undefined;
    if (fresh?.runningTurnId) await this.#resume(0);
    else this.#end();
  }

  /** Reads the running answer from its beginning, again and again until it has ended. `attempt` 0 goes without a pause. */
  async #resume(attempt: number): Promise<void> {
    const life = this.#life;
    this.set({ phase: attempt ? "reconnecting" : "answering", since: this.#state.since ?? Date.now() });
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
    const fresh = await readConversation(this.sessId).catch((error: unknown) => problemOf(error));
    if (life !== this.#life) return;
    if ("code" in fresh) {
      if (fresh.code === "network") return this.#resume(attempt + 1);
      return this.#end({ problem: fresh });
    }
    this.#apply(fresh);
    if (fresh.runningTurnId) return this.#resume(attempt + 1);
    this.#end();
  }

  /** Reads the conversation again; whoever asks meanwhile gets a reading that began after they asked. */
  async #refresh(): Promise<void> {
    await this.#refreshing;
    this.#refreshing ??= this.#readAgain().finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  async #readAgain(): Promise<void> {
    const life = this.#life;
    const fresh = await readConversation(this.sessId).catch((error: unknown) => problemOf(error));
    if (life !== this.#life) return;
    if ("code" in fresh) {
      if (fresh.code === "not_found" && !this.busy) this.#lose(fresh);
      return;
    }
    if (this.busy) return this.#take(fresh);
    if (this.#state.problem?.code === "not_found") this.set({ problem: undefined });
    if (fresh.revision === this.#revision && !fresh.runningTurnId) return;
    this.#apply(fresh);
    // Whoever asked for the reading does not wait for the whole answer.
    if (fresh.runningTurnId) void this.#resume(0);
  }

  /** The conversation is gone; should it come back, its revisions may begin anew. */
  #lose(problem: Problem): void {
    this.#revision = -1;
    this.set({ problem });
  }

  #apply(fresh: ConversationSnapshot): void {
    // Answers can overtake each other; what is shown never goes back.
    if (fresh.revision < this.#revision) return;
    this.#revision = fresh.revision;
    this.#runningTurnId = fresh.runningTurnId;
    this.#earlierAnswers = fresh.earlierAnswers ?? [];
    this.#stored = true;
    this.store.messages = mergeMessages(this.store.messages, fresh);
  }

  async #sendStop(turnId: string): Promise<void> {
    const path = `/api/chat/${encodeURIComponent(this.sessId)}/stop`;
    await callApi(path, { method: "POST", body: { turnId } }).catch((error: unknown) => {
      this.#stopWanted = false;
      this.set({ stopping: false, problem: problemOf(error) });
    });
  }
}

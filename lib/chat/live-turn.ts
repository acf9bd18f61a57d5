import type { Chunk, LoggedChunk } from "@/lib/core/chunk";
import { processWide } from "@/lib/core/process-wide";
import { coalesce } from "@/lib/stream/coalesce";

/**
 * A turn that is being answered by this process: its numbered log, kept in memory until the last reader is done.
 * Readers keep a position in the shared log instead of a buffer of their own, so a stalled one costs nothing.
 */
export class LiveTurn {
  readonly key: number;
  readonly id: string;
  readonly conversationId: string;
  readonly startedAt: number;
  readonly model: string;
  readonly #log: LoggedChunk[] = [];
  readonly #clock = performance.now();
  readonly #stop = new AbortController();
  readonly #ended = Promise.withResolvers<void>();
  #wake = Promise.withResolvers<void>();
  #isEnded = false;

  constructor(turn: { key: number; id: string; conversationId: string; startedAt: number; model: string }) {
    this.key = turn.key;
    this.id = turn.id;
    this.conversationId = turn.conversationId;
    this.startedAt = turn.startedAt;
    this.model = turn.model;
  }

  /** Aborted when the answer is to be stopped; the reason says by whom. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Resolves when the final state is stored. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Asks for the end; more than once does no harm. */
  stop(by: "owner" | "shutdown" | "lost"): void {
    this.#stop.abort(by);
  }

  /** Numbers a chunk and wakes the readers. `end` must be the last and only after the answer is stored. */
  append(chunk: Chunk): LoggedChunk {
    const entry = { seq: this.#log.length, at: Math.round(performance.now() - this.#clock), chunk };
    this.#log.push(entry);
    if (chunk.type === "end") {
      this.#isEnded = true;
      this.#ended.resolve();
    }
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
    return entry;
  }

  /** Milliseconds since the turn began. */
  elapsed(): number {
    return Math.round(performance.now() - this.#clock);
  }

  /** Replays the log from its beginning and follows it to its end; what is already there comes merged. */
  async *read(): AsyncGenerator<LoggedChunk> {
    let next = 0;
    while (true) {
      const wake = this.#wake.promise;
      const unread = this.#log.slice(next);
      next += unread.length;
      yield* coalesce(unread);
      if (next < this.#log.length) continue;
      if (this.#isEnded) return;
      await wake;
    }
  }
}

/** The running turns of this process by their key. */
export function liveTurns(): Map<number, LiveTurn> {
  return processWide("live-turns", () => new Map());
}

/** The running turn of a conversation in this process. */
export function findLiveTurn(conversationId: string): LiveTurn | undefined {
  for (const live of liveTurns().values()) if (live.conversationId === conversationId) return live;
  return undefined;
}

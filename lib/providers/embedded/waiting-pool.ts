/** A fixed set of things that are lent out one holder at a time, first come first served. */
export class WaitingPool<T> {
  readonly #free: T[];
  readonly #waiting: ((item: T) => void)[] = [];

  constructor(items: readonly T[]) {
    this.#free = [...items];
  }

  /** How many callers wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Lends one item; of several free ones the one with the highest `score`.
   * Rejects with the signal's reason, leaving the queue, when the signal is aborted first.
   */
  async take(signal: AbortSignal, score: (item: T) => number = () => 0): Promise<T> {
    signal.throwIfAborted();
    const best = this.#free.toSorted((left, right) => score(right) - score(left))[0];
    if (best !== undefined) {
      this.#free.splice(this.#free.indexOf(best), 1);
      return best;
    }
    return new Promise<T>((resolve, reject) => {
      const leave = () => {
        this.#waiting.splice(this.#waiting.indexOf(receive), 1);
        reject(signal.reason);
      };
      const receive = (item: T) => {
        signal.removeEventListener("abort", leave);
        resolve(item);
      };
      this.#waiting.push(receive);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  /** Takes a lent item back and hands it to whoever waits longest. */
  give(item: T): void {
    const next = this.#waiting.shift();
    if (next) next(item);
    else this.#free.push(item);
  }
}

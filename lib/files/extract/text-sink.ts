import { cleanText } from "./clean-text.ts";

/** Characters that are sent on at once. */
const pieceLength = 64 * 1024;

/** Thrown by a sink that takes no more, to leave whatever is being read. */
export class SinkFull extends Error {}

/** Takes what is read out of a file, cleans it, and hands it on in pieces up to a bound. */
export class TextSink {
  readonly #emit: (piece: string) => void;
  #left: number;
  #pending = "";

  constructor(longest: number, emit: (piece: string) => void) {
    this.#left = longest;
    this.#emit = emit;
  }

  /** @throws SinkFull when the bound is reached; what fits has been taken. */
  write(text: string): void {
    const clean = cleanText(text);
    const fitting = clean.slice(0, this.#left).toWellFormed();
    this.#left -= fitting.length;
    this.#pending += fitting;
    if (this.#pending.length >= pieceLength) this.flush();
    if (fitting.length < clean.length) throw new SinkFull();
  }

  line(text: string): void {
    this.write(`${text}\n`);
  }

  flush(): void {
    if (this.#pending !== "") this.#emit(this.#pending);
    this.#pending = "";
  }
}

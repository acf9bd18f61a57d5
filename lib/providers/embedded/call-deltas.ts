import { randomUUID } from "node:crypto";
import type { LlamaChatResponseFunctionCallParamsChunk } from "node-llama-cpp";
import type { Chunk } from "@/lib/core/chunk";

/** Turns the function calls of one choice, as the engine writes them, into deltas. */
export class CallDeltas {
  readonly #choice: number;
  readonly #emit: (chunk: Chunk) => void;
  #begun = 0;
  #called = 0;
  #whole = 0;
  /** White space that may turn out to be the end of the arguments, which is no part of them. */
  #held = "";

  constructor(choice: number, emit: (chunk: Chunk) => void) {
    this.#choice = choice;
    this.#emit = emit;
  }

  /** Whether there are calls and none is broken off. */
  get areWhole(): boolean {
    return this.#whole > 0 && this.#whole === this.#begun;
  }

  /** A piece of a call's arguments. */
  params({ callIndex, functionName, paramsChunk, done }: LlamaChatResponseFunctionCallParamsChunk): void {
    // At the cut of an answer a token can be a part of a character, which comes out as a replacement character.
    const text = this.#held + paramsChunk.replaceAll("\uFFFD", "");
    const written = text.trimEnd();
    this.#held = done ? "" : text.slice(written.length);
    this.#write(callIndex, functionName, written);
    if (done) this.#whole = this.#begun;
  }

  /** A whole call; one to a function without parameters had no pieces. */
  called(functionName: string): void {
    const index = this.#called;
    this.#called += 1;
    if (index < this.#begun) return;
    this.#write(index, functionName, "{}");
    this.#whole = this.#begun;
  }

  #write(index: number, name: string, text: string): void {
    const isNew = index >= this.#begun;
    if (!isNew && text === "") return;
    const opening = isNew ? { id: `call_${randomUUID().replaceAll("-", "").slice(0, 24)}`, name } : {};
    if (isNew) this.#begun = index + 1;
    this.#emit({ type: "tool-call-delta", choice: this.#choice, index, ...opening, arguments: text });
  }
}

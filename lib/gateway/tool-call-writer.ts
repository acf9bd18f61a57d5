import type { Chunk } from "@/lib/core/chunk";
import { type Envelope, toToolCallId } from "./answer-shape";

type ToolCallDelta = Extract<Chunk, { type: "tool-call-delta" }>;
type OpenCall = { choice: number; index: number; id: string; hasArguments: boolean };

/** One entry of `delta.tool_calls` with the choice it belongs to. */
export type WrittenCall = { choice: number; call: object };

/** Writes calls piece by piece: id, type and name once at first, then arguments, which are never empty in the end. */
export class ToolCallWriter {
  readonly #envelope: Envelope;
  readonly #calls = new Map<string, OpenCall>();
  /** Arguments that came before the name of their function. */
  readonly #early = new Map<string, ToolCallDelta>();

  constructor(envelope: Envelope) {
    this.#envelope = envelope;
  }

  write(delta: ToolCallDelta): WrittenCall[] {
    const key = `${delta.choice}:${delta.index}`;
    const known = this.#calls.get(key);
    if (known) return this.#continue(known, delta.arguments);
    const early = this.#early.get(key);
    const whole = early ? { ...delta, id: early.id || delta.id, arguments: early.arguments + delta.arguments } : delta;
    if (whole.name) {
      this.#early.delete(key);
      return [this.#open(key, whole)];
    }
    this.#early.set(key, whole);
    return [];
  }

  /** What is still missing at the end: calls that never got a name, and `{}` for those without arguments. */
  close(): WrittenCall[] {
    const nameless = [...this.#early].map(([key, delta]) => this.#open(key, delta));
    this.#early.clear();
    const empty = [...this.#calls.values()].filter((call) => !call.hasArguments);
    return [...nameless, ...empty.flatMap((call) => this.#continue(call, "{}"))];
  }

  #open(key: string, { choice, index, id, name, arguments: text }: ToolCallDelta): WrittenCall {
    const call: OpenCall = {
      choice,
      index,
      id: id || toToolCallId(this.#envelope, choice, index),
      hasArguments: text.trim() !== "",
    };
    this.#calls.set(key, call);
    return {
      choice,
      call: { index, id: call.id, type: "function", function: { name: name ?? "", arguments: text } },
    };
  }

  #continue(call: OpenCall, text: string): WrittenCall[] {
    if (text === "") return [];
    call.hasArguments ||= text.trim() !== "";
    return [{ choice: call.choice, call: { index: call.index, function: { arguments: text } } }];
  }
}

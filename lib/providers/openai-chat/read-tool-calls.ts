import { randomUUID } from "node:crypto";
import type { Chunk } from "@/lib/core/chunk";
import { field, isWireObject, textField } from "@/lib/providers/wire/wire-json";

type ToolCallDelta = Extract<Chunk, { type: "tool-call-delta" }>;
type Call = { index: number; id: string; isNamed: boolean; hasArguments: boolean };

/**
 * Follows the tool calls of one choice. Continuations may come without an id, with an empty one, or with index −1;
 * several calls may share index 0. Indexes are given anew, from 0 without gaps.
 */
export class ToolCalls {
  readonly #choice: number;
  readonly #calls: Call[] = [];
  readonly #byIndex = new Map<number, Call>();

  constructor(choice: number) {
    this.#choice = choice;
  }

  get any(): boolean {
    return this.#calls.length > 0;
  }

  /** Reads `tool_calls`, a list or (Spark) a single object, or the older `function_call`, of one delta. */
  read(delta: unknown): ToolCallDelta[] {
    const given = field(delta, "tool_calls");
    const legacy = field(delta, "function_call");
    if (Array.isArray(given)) return given.flatMap((one) => this.#readOne(one));
    if (isWireObject(given)) return this.#readOne(given);
    return isWireObject(legacy) ? this.#readOne({ function: legacy }) : [];
  }

  /** Gives `{}` to every call that was left without arguments, which readers could not parse. */
  finish(): ToolCallDelta[] {
    const bare = this.#calls.filter((call) => !call.hasArguments);
    for (const call of bare) call.hasArguments = true;
    return bare.map((call) => this.#delta(call, { arguments: "{}" }));
  }

  #readOne(wire: unknown): ToolCallDelta[] {
    if (!isWireObject(wire)) return [];
    const id = textField(wire, "id");
    const name = textField(wire, "function", "name");
    const rawIndex = field(wire, "index");
    const index = typeof rawIndex === "number" && rawIndex >= 0 ? rawIndex : undefined;
    const text = argumentsOf(field(wire, "function", "arguments"));
    const known = this.#find(index, id, name);
    const call = known ?? this.#begin(index, id);
    call.hasArguments ||= text !== "";
    const newName = call.isNamed || name === undefined ? {} : { name };
    call.isNamed ||= name !== undefined;
    if (!known) return [this.#delta(call, { id: call.id, ...newName, arguments: text })];
    return text === "" && newName.name === undefined ? [] : [this.#delta(call, { ...newName, arguments: text })];
  }

  #find(index: number | undefined, id: string | undefined, name: string | undefined): Call | undefined {
    const byId = this.#calls.find((call) => call.id === id);
    if (byId) return byId;
    const startsAnew = name !== undefined && id !== undefined;
    const candidate = index === undefined ? this.#calls.at(-1) : this.#byIndex.get(index);
    if (startsAnew) return undefined;
    return index === undefined && name !== undefined ? undefined : candidate;
  }

  #begin(index: number | undefined, id: string | undefined): Call {
    const call: Call = {
      index: this.#calls.length,
      id: id ?? `call_${randomUUID().replaceAll("-", "").slice(0, 24)}`,
      isNamed: false,
      hasArguments: false,
    };
    this.#calls.push(call);
    if (index !== undefined) this.#byIndex.set(index, call);
    return call;
  }

  #delta(call: Call, rest: { id?: string; name?: string; arguments: string }): ToolCallDelta {
    return { type: "tool-call-delta", choice: this.#choice, index: call.index, ...rest };
  }
}

function argumentsOf(value: unknown): string {
  if (typeof value === "string") return value;
  return isWireObject(value) ? JSON.stringify(value) : "";
}

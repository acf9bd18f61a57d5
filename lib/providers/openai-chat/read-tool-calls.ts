import { randomUUID } from "node:crypto";
import type { Chunk } from "@/lib/core/chunk";
import { field, isWireObject, textField } from "@/lib/net/wire-json";

type ToolCallDelta = Extract<Chunk, { type: "tool-call-delta" }>;

/** A call of a tool that is the vendor's own: the client knows nothing of it and is not shown it. */
export type VendorCall = { id: string; name: string; arguments: string };

type Call = VendorCall & {
  isVendors: boolean;
  /** Its place among the calls that are shown; undefined until its name is known. */
  index?: number;
};

/** What vendors call their searches (Moonshot, MiniMax, GLM) where a function would say `function`. */
const vendorTypes = new Set<unknown>(["builtin_function", "web_search"]);

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

  /** Whether the client has anything to call. */
  get any(): boolean {
    return this.#calls.some((call) => !call.isVendors);
  }

  get vendorCalls(): VendorCall[] {
    return this.#calls.filter((call) => call.isVendors);
  }

  /** Reads `tool_calls`, a list or (Spark) a single object, or the older `function_call`, of one delta. */
  read(delta: unknown): ToolCallDelta[] {
    const given = field(delta, "tool_calls");
    const legacy = field(delta, "function_call");
    if (Array.isArray(given)) return given.flatMap((one) => this.#readOne(one));
    if (isWireObject(given)) return this.#readOne(given);
    return isWireObject(legacy) ? this.#readOne({ function: legacy }) : [];
  }

  /** Shows what never got a name, and gives `{}` to every call without arguments, which readers could not parse. */
  finish(): ToolCallDelta[] {
    return this.#calls.flatMap((call) => {
      if (call.isVendors || (call.index !== undefined && call.arguments !== "")) return [];
      const isBare = call.arguments === "";
      call.arguments ||= "{}";
      if (call.index === undefined) return [this.#show(call)];
      return isBare ? [this.#delta(call.index, { arguments: call.arguments })] : [];
    });
  }

  #readOne(wire: unknown): ToolCallDelta[] {
    if (!isWireObject(wire)) return [];
    const id = textField(wire, "id");
    const name = textField(wire, "function", "name");
    const rawIndex = field(wire, "index");
    const index = typeof rawIndex === "number" && rawIndex >= 0 ? rawIndex : undefined;
    const text = argumentsOf(field(wire, "function", "arguments"));
    const call = this.#find(index, id, name) ?? this.#begin(index, id);
    call.name ||= name ?? "";
    call.isVendors ||= vendorTypes.has(field(wire, "type")) || call.name.startsWith("$");
    call.arguments += text;
    if (call.isVendors || call.name === "") return [];
    if (call.index === undefined) return [this.#show(call)];
    return text === "" ? [] : [this.#delta(call.index, { arguments: text })];
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
      id: id ?? `call_${randomUUID().replaceAll("-", "").slice(0, 24)}`,
      name: "",
      arguments: "",
      isVendors: false,
    };
    this.#calls.push(call);
    if (index !== undefined) this.#byIndex.set(index, call);
    return call;
  }

  #show(call: Call): ToolCallDelta {
    call.index = this.#calls.filter((one) => one.index !== undefined).length;
    const name = call.name === "" ? {} : { name: call.name };
    return this.#delta(call.index, { id: call.id, ...name, arguments: call.arguments });
  }

  #delta(index: number, rest: { id?: string; name?: string; arguments: string }): ToolCallDelta {
    return { type: "tool-call-delta", choice: this.#choice, index, ...rest };
  }
}

function argumentsOf(value: unknown): string {
  if (typeof value === "string") return value;
  return isWireObject(value) ? JSON.stringify(value) : "";
}

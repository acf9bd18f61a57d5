import type { Chunk } from "@/lib/core/chunk";
import { field, isWireObject, listField, parseWire, textField } from "@/lib/net/wire-json";
import type { Item } from "./items";

type Delta = Extract<Chunk, { type: "tool-call-delta" }>;
type Call = { id?: string; name: string; arguments: string };

/** Names under which a model calls several functions at once that nobody gave it. */
const wrappers = new Set(["parallel", "multi_tool_use.parallel"]);

/** The calls that the client has to answer. What the vendor's own tools do is not among them. */
export class Calls {
  /** Names of tools that the client has. */
  readonly #own: Set<string>;
  /** The arguments of each call, as far as they were passed on. */
  readonly #sent: string[] = [];

  constructor(names: readonly string[]) {
    this.#own = new Set(names);
  }

  get any(): boolean {
    return this.#sent.length > 0;
  }

  /** Learns from the list of tools that a response repeats. */
  learn(tools: readonly unknown[]): void {
    for (const tool of tools) {
      const name = textField(tool, "name");
      if (name !== undefined) this.#own.add(name);
    }
  }

  /** An item begins. Only a plain function can be passed on piece by piece. */
  begin(item: Item, wire: unknown): Delta[] {
    const name = textField(wire, "name");
    if (field(wire, "type") !== "function_call" || name === undefined || this.#isWrapper(name)) return [];
    return item.call === undefined ? [this.#open(item, { ...idOf(wire), name, arguments: "" })] : [];
  }

  append(item: Item, text: string): Delta[] {
    if (item.call === undefined || text === "") return [];
    this.#sent[item.call] += text;
    return [{ type: "tool-call-delta", choice: 0, index: item.call, arguments: text }];
  }

  /** An item is complete: what was not passed on yet follows. */
  finish(item: Item, wire: unknown): Delta[] {
    const calls = this.#callsOf(wire);
    if (item.call === undefined) return calls.map((call) => this.#open(item, call));
    const sent = this.#sent[item.call] ?? "";
    const whole = calls[0]?.arguments ?? "";
    return whole.startsWith(sent) ? this.append(item, whole.slice(sent.length)) : [];
  }

  /** Gives `{}` to every call that was left without arguments, which readers could not parse. */
  complete(): Delta[] {
    return this.#sent.flatMap((sent, index) =>
      sent !== "" ? [] : [{ type: "tool-call-delta", choice: 0, index, arguments: "{}" }],
    );
  }

  #open(item: Item, call: Call): Delta {
    const index = this.#sent.push(call.arguments) - 1;
    item.call ??= index;
    return { type: "tool-call-delta", choice: 0, index, ...call };
  }

  #isWrapper(name: string): boolean {
    return wrappers.has(name) && !this.#own.has(name);
  }

  #callsOf(wire: unknown): Call[] {
    const name = textField(wire, "name") ?? "";
    switch (field(wire, "type")) {
      case "function_call": {
        const call = { ...idOf(wire), name, arguments: textField(wire, "arguments") ?? "" };
        return (this.#isWrapper(name) && unwrap(call)) || [call];
      }
      // xAI's searches on X are custom tools too, but none that the client brought.
      case "custom_tool_call":
        if (!this.#own.has(name)) return [];
        return [{ ...idOf(wire), name, arguments: JSON.stringify({ input: textField(wire, "input") ?? "" }) }];
      case "tool_search_call":
        if (field(wire, "execution") !== "client") return [];
        return [{ ...idOf(wire), name: "tool_search", arguments: JSON.stringify(field(wire, "arguments") ?? {}) }];
      default:
        return [];
    }
  }
}

function idOf(wire: unknown): { id?: string } {
  const id = textField(wire, "call_id") ?? textField(wire, "id");
  return id === undefined ? {} : { id };
}

/** The calls inside of `{tool_uses: [{recipient_name: "functions.NAME", parameters}]}`; undefined when it is not that. */
function unwrap({ id, arguments: text }: Call): Call[] | undefined {
  const uses = listField(parseWire(text), "tool_uses");
  const calls = uses.flatMap((use, at) => {
    const name = textField(use, "recipient_name")?.replace(/^functions\./, "");
    const parameters = field(use, "parameters");
    if (name === undefined || !isWireObject(parameters)) return [];
    return [{ ...(id === undefined ? {} : { id: `${id}_${at}` }), name, arguments: JSON.stringify(parameters) }];
  });
  return calls.length > 0 && calls.length === uses.length ? calls : undefined;
}

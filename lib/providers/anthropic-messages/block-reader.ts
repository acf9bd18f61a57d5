import type { Chunk } from "@/lib/core/chunk";
import { field, isWireObject, listField, textField } from "@/lib/net/wire-json";
import { GrowingBlock } from "./growing-block";
import { SearchTrace } from "./search-trace";

type Open = { block: GrowingBlock; call?: { index: number; hasArguments: boolean } };

/** What a delta that comes without a start must belong to. */
const impliedTypes = new Map<unknown, string>([
  ["text_delta", "text"],
  ["thinking_delta", "thinking"],
]);

/** Follows the content blocks of one answer. Blocks of tools that Anthropic runs are kept and say nothing. */
export class BlockReader {
  readonly #choice: number;
  readonly #search = new SearchTrace();
  readonly #all: GrowingBlock[] = [];
  readonly #open = new Map<unknown, Open>();
  #calls = 0;

  constructor(choice: number) {
    this.#choice = choice;
  }

  /** Whether the last thing said is a call of one of the client's tools. */
  get endsInCall(): boolean {
    return this.#all.at(-1)?.type === "tool_use";
  }

  get searches(): number {
    return this.#search.made;
  }

  /** Every block as the wire would have it sent back; it refuses text without a letter in it. */
  content(): Record<string, unknown>[] {
    const isBlank = ({ wire, type }: GrowingBlock) => type === "text" && (textField(wire, "text") ?? "").trim() === "";
    return this.#all.filter((block) => !isBlank(block)).map((block) => block.wire);
  }

  readWhole(wire: unknown): Chunk[] {
    const key = {};
    return [...this.start(key, wire), ...this.stop(key)];
  }

  start(key: unknown, wire: unknown): Chunk[] {
    if (!isWireObject(wire)) return [];
    const block = new GrowingBlock(wire);
    const open: Open = { block };
    this.#all.push(block);
    this.#open.set(key, open);
    if (block.type === "tool_use") return this.#startCall(open);
    return [
      ...this.#say(textField(wire, "text"), block.type === "text" && "text-delta"),
      ...this.#say(textField(wire, "thinking"), block.type === "thinking" && "reasoning-delta"),
      ...listField(wire, "citations").flatMap((one) => this.#search.cite(one)),
    ];
  }

  add(key: unknown, delta: unknown): Chunk[] {
    const type = field(delta, "type");
    const implied = this.#open.has(key) ? undefined : impliedTypes.get(type);
    if (implied) this.start(key, { type: implied });
    const open = this.#open.get(key);
    if (!open) return [];
    open.block.add(delta);
    if (type === "text_delta") return this.#say(textField(delta, "text"), "text-delta");
    if (type === "thinking_delta") return this.#say(textField(delta, "thinking"), "reasoning-delta");
    if (type === "input_json_delta") return this.#continueCall(open, textField(delta, "partial_json"));
    return type === "citations_delta" ? this.#search.cite(field(delta, "citation")) : [];
  }

  stop(key: unknown): Chunk[] {
    const open = this.#open.get(key);
    this.#open.delete(key);
    if (!open) return [];
    open.block.close();
    this.#search.read(open.block.wire);
    return open.call?.hasArguments === false ? this.#continueCall(open, "{}") : [];
  }

  /** Closes what is open at the end of a round; each round numbers its blocks anew. */
  endRound(): Chunk[] {
    return [...this.#open.keys()].flatMap((key) => this.stop(key));
  }

  /** What is to be said of the searches when nothing more will come. */
  end(): Chunk[] {
    return this.#search.end();
  }

  #startCall(open: Open): Chunk[] {
    const { wire, hasInput } = open.block;
    open.call = { index: this.#calls, hasArguments: hasInput };
    this.#calls += 1;
    return [
      {
        type: "tool-call-delta",
        choice: this.#choice,
        index: open.call.index,
        id: textField(wire, "id") ?? `toolu_${this.#calls}`,
        name: textField(wire, "name") ?? "",
        arguments: hasInput ? JSON.stringify(wire.input) : "",
      },
    ];
  }

  #continueCall({ call }: Open, text: string | undefined): Chunk[] {
    if (!call || text === undefined) return [];
    call.hasArguments = true;
    return [{ type: "tool-call-delta", choice: this.#choice, index: call.index, arguments: text }];
  }

  #say(text: string | undefined, type: "text-delta" | "reasoning-delta" | false): Chunk[] {
    return text === undefined || type === false ? [] : [{ type, choice: this.#choice, text }];
  }
}

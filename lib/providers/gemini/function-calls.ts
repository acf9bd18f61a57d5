import type { Carry, Chunk } from "@/lib/core/chunk";
import { field, isWireObject, listField, textField } from "@/lib/net/wire-json";
import { PartialArguments } from "./partial-arguments";
import { toId } from "./to-id";

type Call = { index: number; id: string; name: string; given?: string; partial: PartialArguments; isTold: boolean };

/**
 * Follows the function calls of one candidate, whole ones and those whose arguments are streamed, and keeps what has to
 * be sent back with their results.
 */
export class FunctionCalls {
  readonly #choice: number;
  readonly #signatures = new Map<string, string>();
  readonly #serverParts: unknown[] = [];
  #count = 0;
  #open?: Call;

  constructor(choice: number) {
    this.#choice = choice;
  }

  get any(): boolean {
    return this.#count > 0;
  }

  /** Whether the last call is still being written. */
  get isOpen(): boolean {
    return this.#open !== undefined;
  }

  /** Reads a part that holds a call, or (without a name) the next piece of the one before. */
  read(part: unknown, responseId: string | undefined): Chunk[] {
    const wire = field(part, "functionCall");
    const name = textField(wire, "name");
    const chunks = name === undefined ? [] : this.close();
    if (name !== undefined) this.#begin(name, textField(wire, "id"), responseId);
    const call = this.#open;
    if (!call) return chunks;
    const signature = textField(part, "thoughtSignature");
    if (signature !== undefined) this.#signatures.set(call.id, signature);
    const pieces = listField(wire, "partialArgs");
    call.partial.add(pieces);
    call.given ??= textOf(field(wire, "args"));
    const goesOn = [wire, ...pieces].some((one) => field(one, "willContinue") === true);
    return [...chunks, ...(goesOn ? this.#tell(call, "") : this.close())];
  }

  /** Keeps a search that Gemini made beside the calls; it wants to see it again. */
  keep(part: object): void {
    this.#serverParts.push(part);
  }

  /** Ends the call that is being written: its arguments are told when they are whole. */
  close(): Chunk[] {
    const call = this.#open;
    this.#open = undefined;
    return call ? this.#tell(call, call.given ?? call.partial.toText()) : [];
  }

  carry(): Carry | undefined {
    if (!this.any || (this.#signatures.size === 0 && this.#serverParts.length === 0)) return undefined;
    const signatures = Object.fromEntries(this.#signatures);
    const serverParts = this.#serverParts.length === 0 ? {} : { serverParts: this.#serverParts };
    return { protocol: "gemini", content: { signatures, ...serverParts } };
  }

  #begin(name: string, id: string | undefined, responseId: string | undefined): void {
    const index = this.#count;
    this.#count += 1;
    const made = () => toId("call", responseId, this.#choice, index);
    this.#open = { index, id: id ?? made(), name, partial: new PartialArguments(), isTold: false };
  }

  #tell(call: Call, text: string): Chunk[] {
    if (call.isTold && text === "") return [];
    const head = call.isTold ? {} : { id: call.id, name: call.name };
    call.isTold = true;
    return [{ type: "tool-call-delta", choice: this.#choice, index: call.index, ...head, arguments: text }];
  }
}

function textOf(args: unknown): string | undefined {
  if (typeof args === "string") return args;
  return isWireObject(args) ? JSON.stringify(args) : undefined;
}

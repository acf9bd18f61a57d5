import { field, isWireObject, listField, parseWire, textField } from "@/lib/net/wire-json";

/** The field that each kind of delta adds to. */
const growing = new Map([
  ["text_delta", "text"],
  ["thinking_delta", "thinking"],
  ["signature_delta", "signature"],
  ["compaction_delta", "content"],
]);

/** One content block as it comes in: what its start said, completed by its deltas, in the words of the wire. */
export class GrowingBlock {
  readonly wire: Record<string, unknown>;
  #json = "";

  constructor(start: object) {
    this.wire = { ...start };
  }

  get type(): string {
    return textField(this.wire, "type") ?? "";
  }

  /** Whether the block's input was given whole at its start, as calls from within other tools are. */
  get hasInput(): boolean {
    const input = field(this.wire, "input");
    return isWireObject(input) && Object.keys(input).length > 0;
  }

  add(delta: unknown): void {
    const type = textField(delta, "type") ?? "";
    const key = growing.get(type);
    if (key !== undefined) this.wire[key] = (textField(this.wire, key) ?? "") + (textField(delta, key) ?? "");
    if (type === "input_json_delta") this.#json += textField(delta, "partial_json") ?? "";
    if (type === "citations_delta")
      this.wire.citations = [...listField(this.wire, "citations"), field(delta, "citation")];
  }

  close(): void {
    if (this.#json === "") return;
    const input = parseWire(this.#json);
    this.wire.input = isWireObject(input) ? input : {};
    this.#json = "";
  }
}

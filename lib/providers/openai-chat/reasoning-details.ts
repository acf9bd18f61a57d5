import { field, isWireObject, listField, textField, type WireObject } from "@/lib/net/wire-json";

/** What grows from delta to delta; everything else of a detail, its signature among it, is there once. */
const growing = ["text", "summary"] as const;

/**
 * Puts the `reasoning_details` of one answer together again from its deltas, in the form in which MiniMax and
 * OpenRouter want to see them when tools have answered.
 */
export class ReasoningDetails {
  readonly #details: WireObject[] = [];
  readonly #isCumulative: boolean;

  constructor(isCumulative: boolean) {
    this.#isCumulative = isCumulative;
  }

  get all(): readonly WireObject[] {
    return this.#details;
  }

  read(delta: unknown): void {
    for (const piece of listField(delta, "reasoning_details")) if (isWireObject(piece)) this.#add(piece);
  }

  #add(piece: object): void {
    const known = this.#details.find(
      (detail) => field(detail, "type") === field(piece, "type") && field(detail, "index") === field(piece, "index"),
    );
    const given = Object.fromEntries(Object.entries(piece).filter(([, value]) => value !== null));
    if (!known) {
      this.#details.push(given);
      return;
    }
    for (const name of growing) given[name] = this.#grow(textField(known, name), textField(given, name));
    this.#details[this.#details.indexOf(known)] = { ...known, ...given };
  }

  #grow(before: string | undefined, added = ""): string | undefined {
    if (before === undefined) return added === "" ? undefined : added;
    return this.#isCumulative && added.startsWith(before) ? added : before + added;
  }
}

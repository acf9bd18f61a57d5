import { numberField, textField } from "@/lib/net/wire-json";

/** One item of an answer, as far as it has come. */
export class Item {
  readonly order: number;
  /** As it was when it was complete. */
  whole?: unknown;
  /** The text it has given. */
  said = "";
  hasRefused = false;
  /** Where its thought came from first; some servers send it twice. */
  thought?: string;
  /** Place among the calls of the answer, once it is known to be one. */
  call?: number;

  constructor(order: number) {
    this.order = order;
  }
}

/**
 * Finds the item that an event speaks of. By its place where one is told: GitHub Copilot gives the same item another id
 * in every event. llama.cpp tells ids alone, and of a call only the one that its result will name.
 */
export class Items {
  readonly #all: Item[] = [];
  readonly #byPlace = new Map<number, Item>();
  readonly #byId = new Map<string, Item>();

  get any(): boolean {
    return this.#all.length > 0;
  }

  /** In the order of the answer. */
  get all(): Item[] {
    return [...this.#all].sort((left, right) => left.order - right.order);
  }

  of(event: unknown): Item {
    const place = numberField(event, "output_index");
    const id = textField(event, "item", "id") ?? textField(event, "item", "call_id") ?? textField(event, "item_id");
    const known = place === undefined ? this.#named(id) : this.#byPlace.get(place);
    const item = known ?? new Item(place ?? this.#all.length);
    if (!known) this.#all.push(item);
    if (place !== undefined) this.#byPlace.set(place, item);
    if (id !== undefined) this.#byId.set(id, item);
    return item;
  }

  #named(id: string | undefined): Item | undefined {
    return id === undefined ? this.#all.at(-1) : this.#byId.get(id);
  }
}

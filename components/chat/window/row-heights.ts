import type { ParleyMessage } from "@/components/chat/parley-message";
import { estimateHeight } from "./estimate-height";

/**
 * The heights of a thread's messages: as they were measured, else as they are estimated. Sums are kept up to where
 * something changed, so that what grows at the end costs nothing above it.
 */
export class RowHeights {
  #messages: readonly ParleyMessage[] = [];
  readonly #measured = new Map<string, number>();
  readonly #places = new Map<string, number>();
  /** `sums[i]`: the height of everything before message `i`; right up to `#right`. */
  #sums = new Float64Array(64);
  #right = 0;

  constructor(messages: readonly ParleyMessage[]) {
    this.setMessages(messages);
  }

  get count(): number {
    return this.#messages.length;
  }

  /** Takes the messages of the path as they are now; returns whether it has others, or others in other places. */
  setMessages(messages: readonly ParleyMessage[]): boolean {
    const before = this.#messages;
    this.#messages = messages;
    let same = 0;
    while (same < messages.length && messages[same] === before[same]) same++;
    this.#right = Math.min(this.#right, same);
    let moved = messages.length !== before.length;
    for (let at = same; at < messages.length && !moved; at++) moved = messages[at]?.id !== before[at]?.id;
    if (moved) this.#number(same);
    if (this.#sums.length <= messages.length) {
      const longer = new Float64Array(messages.length * 2);
      longer.set(this.#sums);
      this.#sums = longer;
    }
    return moved;
  }

  idAt(index: number): string | undefined {
    return this.#messages[index]?.id;
  }

  /** The ids of the messages from `start` up to before `end`. */
  idsOf({ start, end }: { start: number; end: number }): string[] {
    return this.#messages.slice(start, end).map(({ id }) => id);
  }

  indexOf(id: string): number | undefined {
    return this.#places.get(id);
  }

  heightOf(index: number): number {
    const message = this.#messages[index];
    if (!message) return 0;
    return this.#measured.get(message.id) ?? estimateHeight(message);
  }

  measure(id: string, height: number): void {
    const index = this.#places.get(id);
    if (index === undefined || this.#measured.get(id) === height) return;
    this.#measured.set(id, height);
    this.#right = Math.min(this.#right, index);
  }

  /** The height of everything before a message; of everything, for the place behind the last one. */
  top(index: number): number {
    const wanted = Math.max(0, Math.min(index, this.count));
    for (; this.#right < wanted; this.#right++) {
      this.#sums[this.#right + 1] = (this.#sums[this.#right] ?? 0) + this.heightOf(this.#right);
    }
    return this.#sums[wanted] ?? 0;
  }

  /** The message that stands at a height; the first or last one outside of them all. */
  indexAt(height: number): number {
    let low = 0;
    let high = Math.max(0, this.count - 1);
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.top(middle + 1) > height) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #number(from: number): void {
    if (from === 0) this.#places.clear();
    for (const [id, place] of this.#places) if (place >= from) this.#places.delete(id);
    for (let at = from; at < this.#messages.length; at++) {
      const id = this.#messages[at]?.id;
      if (id !== undefined) this.#places.set(id, at);
    }
  }
}

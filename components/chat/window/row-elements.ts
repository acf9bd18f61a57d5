import { rowsToKeep } from "./rows-to-keep";

/** The elements of the messages that are in the page, by the ids of their messages. */
export class RowElements {
  readonly #elements = new Map<string, HTMLElement>();
  #observer?: ResizeObserver;

  /** Tells `observer` of all that are there and that come. */
  observeWith(observer: ResizeObserver): void {
    this.#observer = observer;
    for (const element of this.#elements.values()) observer.observe(element);
  }

  watch = (element: HTMLElement | null): (() => void) | undefined => {
    if (!element) return undefined;
    const id = element.dataset.row ?? "";
    this.#elements.set(id, element);
    this.#observer?.observe(element);
    return () => {
      this.#elements.delete(id);
      this.#observer?.unobserve(element);
    };
  };

  get(id: string | undefined): HTMLElement | undefined {
    return id === undefined ? undefined : this.#elements.get(id);
  }

  /** The rows that hold their message, with their heights; the others only have room for it. */
  *measured(): Generator<[id: string, height: number]> {
    for (const [id, element] of this.#elements) {
      if (!isEmpty(element)) yield [id, element.getBoundingClientRect().height];
    }
  }

  /** Of the messages with these ids the first in sight; one that is still empty only where there are no others. */
  firstInSight(scroller: HTMLElement, ids: Iterable<string>): HTMLElement | undefined {
    const { top, bottom } = scroller.getBoundingClientRect();
    let empty: HTMLElement | undefined;
    for (const id of ids) {
      const row = this.#elements.get(id);
      const rect = row?.getBoundingClientRect();
      if (!row || !rect || rect.bottom <= top + 1) continue;
      if (rect.top >= bottom) break;
      if (!isEmpty(row)) return row;
      empty ??= row;
    }
    return empty;
  }

  /** Of the messages with these ids the first that begins in sight: its place says most about what is read. */
  firstBegun(scroller: HTMLElement, ids: Iterable<string>): HTMLElement | undefined {
    const { top, bottom } = scroller.getBoundingClientRect();
    for (const id of ids) {
      const row = this.#elements.get(id);
      const rect = row?.getBoundingClientRect();
      if (row && rect && rect.top >= top && rect.top < bottom && !isEmpty(row)) return row;
    }
    return undefined;
  }

  /** Ids of messages that must stay when they are scrolled away, in the order of `placeOf`. */
  inUse(placeOf: (id: string) => number): string[] {
    const rows = [...this.#elements].sort(([one], [other]) => placeOf(one) - placeOf(other));
    const kept = rowsToKeep(rows);
    return rows.flatMap(([id]) => (kept.has(id) ? id : []));
  }
}

/** Whether a row waits for its message, and will then have another height. */
export function isEmpty(row: HTMLElement): boolean {
  return row.dataset.empty !== undefined;
}

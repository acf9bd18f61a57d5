type Mark = { element: Element; top: number };

/** How deep into a message its parts are told apart. */
const deepest = 5;

/** Where an element is in what scrolls, whatever the scroll position. */
function topOf(element: Element, scroller: HTMLElement): number {
  return element.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop;
}

/** The first child that is not wholly above `edge`. Children stand under each other, so it can be searched for by halves. */
function firstBelow(parent: Element, edge: number): Element | undefined {
  const { children } = parent;
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const rect = children[middle]?.getBoundingClientRect();
    if (rect && rect.bottom > edge) high = middle;
    else low = middle + 1;
  }
  return children[low];
}

/**
 * What the reader looks at: the message at the upper edge of what is seen and, inside of it, the block, the line of a
 * list and so on. It tells by how much all that has moved since, for any reason but scrolling.
 */
export class Place {
  /** From the message down to the smallest part of it. */
  readonly #marks: Mark[];
  readonly #scroller: HTMLElement;

  /** `row`: the first message that can be seen. */
  constructor(scroller: HTMLElement, row: Element) {
    this.#scroller = scroller;
    const edge = scroller.getBoundingClientRect().top;
    this.#marks = [{ element: row, top: topOf(row, scroller) }];
    let element: Element | undefined = row;
    for (let depth = 0; depth < deepest && element && element.getBoundingClientRect().top < edge; depth++) {
      element = firstBelow(element, edge);
      if (element) this.#marks.push({ element, top: topOf(element, scroller) });
    }
  }

  /** Pixels it has moved down; undefined when it is gone. */
  shift(): number | undefined {
    const mark = this.#marks.findLast(({ element }) => element.isConnected);
    return mark && topOf(mark.element, this.#scroller) - mark.top;
  }

  /** It was moved on purpose. */
  moveBy(pixels: number): void {
    for (const mark of this.#marks) mark.top += pixels;
  }
}

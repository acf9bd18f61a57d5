type Mark = { element: Element; top: number };
type Edges = { top: number; bottom: number };

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

/** Whether the browser has laid out what is in an element; asking for it there would make it do so. */
function isLaidOut({ firstElementChild: child }: Element): boolean {
  return child?.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;
}

/**
 * From an element that begins above the upper edge down to the first part of it that begins below: what is cut by the
 * edge may still get its real height, and that must happen above what is seen of it.
 */
function marksIn(element: Element, edges: Edges, depth: number): Element[] {
  const { top, bottom } = edges;
  const cut = depth < deepest && isLaidOut(element) ? firstBelow(element, top) : undefined;
  if (!cut) return [element];
  const rect = cut.getBoundingClientRect();
  if (rect.top >= bottom) return [element];
  if (rect.top >= top) return [element, cut];
  const deeper = marksIn(cut, edges, depth + 1);
  const { nextElementSibling: next } = cut;
  if (deeper.length > 1 || !next || next.getBoundingClientRect().top >= bottom) return [element, ...deeper];
  return [element, next];
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
    const edges = scroller.getBoundingClientRect();
    const begins = row.getBoundingClientRect().top >= edges.top;
    const elements = begins ? [row] : marksIn(row, edges, 0);
    this.#marks = elements.map((element) => ({ element, top: topOf(element, scroller) }));
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

import { findInText } from "./fold-text";

/** What in a message is not part of what was said: controls, and what only screen readers or nobody sees. */
const leftOut = "button,fieldset,summary,.sr-only,.katex-mathml,[hidden],[data-find-skip]";
/** Elements whose words do not belong to those before them. */
const blocks = /^(?:P|DIV|LI|UL|OL|H[1-6]|TR|TD|TH|PRE|BLOCKQUOTE|SECTION|TABLE|BR)$/;

type Piece = { node: Text; start: number };

/** The words of an element as one text, a line for each block, and the pieces of the page they come from. */
function collect(root: Element): { text: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  let text = "";
  const visit = (node: Node): void => {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node instanceof Element && !node.matches(leftOut)) {
      const isBlock = blocks.test(node.tagName);
      if (isBlock) text += "\n";
      for (const child of node.childNodes) visit(child);
      if (isBlock) text += "\n";
    }
  };
  visit(root);
  return { text, pieces };
}

/** The place in the page of a place in the text. */
function pieceAt(pieces: readonly Piece[], at: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}

/** Where in an element, also across bold words and links, a text stands. */
export function findRanges(root: Element, query: string): Range[] {
  const { text, pieces } = collect(root);
  return findInText(text, query).flatMap(([start, end]) => {
    const first = pieceAt(pieces, start);
    const last = pieceAt(pieces, end - 1);
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, Math.min(start - first.start, first.node.length));
    range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    return [range];
  });
}

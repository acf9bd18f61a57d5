import { findRanges } from "./find-ranges";

const allName = "parley-found";
const currentName = "parley-found-current";
const markAttribute = "data-found";

/** Where one match is: the message's element and which of its matches. */
export type Current = { messageId: string; nth: number };

/** What the highlights showed: where the current match is in the page, when its message is there. */
export type Shown = { range?: Range; row?: HTMLElement };

const canHighlight = () => typeof Highlight !== "undefined" && CSS.highlights !== undefined;

/** Marks every match in the messages that are drawn, without touching the page's elements where the browser can. */
export function showHighlights(scroller: HTMLElement, query: string, current: Current | undefined): Shown {
  clearHighlights(scroller);
  const shown: Shown = {};
  const all: Range[] = [];
  for (const row of scroller.querySelectorAll<HTMLElement>("[data-row]:not([data-empty])")) {
    const ranges = [...row.querySelectorAll("article")].flatMap((article) => findRanges(article, query));
    all.push(...ranges);
    if (row.dataset.row !== current?.messageId) continue;
    shown.row = row;
    // What the server counts in the source and what is seen can differ by a few.
    shown.range = ranges[Math.min(current?.nth ?? 0, ranges.length - 1)];
    if (!canHighlight() || ranges.length === 0) row.setAttribute(markAttribute, "");
  }
  if (canHighlight()) {
    CSS.highlights.set(allName, new Highlight(...all));
    if (shown.range) {
      const highlight = new Highlight(shown.range);
      highlight.priority = 1;
      CSS.highlights.set(currentName, highlight);
    }
  }
  return shown;
}

export function clearHighlights(scroller: HTMLElement): void {
  if (canHighlight()) for (const name of [allName, currentName]) CSS.highlights.delete(name);
  for (const row of scroller.querySelectorAll(`[${markAttribute}]`)) row.removeAttribute(markAttribute);
}

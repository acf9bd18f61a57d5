import type { RowHeights } from "./row-heights";

/** Messages from `start` up to before `end`. */
export type Span = { start: number; end: number };

/** Which messages are drawn, and how much room is left above them for those that are not. */
export type WindowView = Span & {
  /** Pixels above the first drawn message. Never a sum that must be right: whatever moves is taken out of it. */
  above: number;
  /** Ids of messages outside of the span that stay, in their order: they hold a selection, the focus, or a form. */
  kept: readonly string[];
};

/** What of the thread can be seen, in pixels from its beginning. */
export type Sight = { top: number; height: number };

/** The room above is wrong by so much that the scroll bar would lie, or that there is no room to scroll in. */
const tooSmall = 0.5;
const tooLarge = 2;

/** The messages a page is drawn with before anybody knows how high they are: the end of the thread. */
export function tailView(heights: RowHeights, least: number): WindowView {
  const end = heights.count;
  return spanView(heights, { start: heights.indexAt(heights.top(end) - least), end });
}

/** A span with the room above it that is likely to be right. */
export function spanView(heights: RowHeights, { start, end }: Span): WindowView {
  return { start, end, above: heights.top(start), kept: [] };
}

/** Where a message begins while `view` is drawn. Above, the room there is is shared out in proportion. */
export function topIn(heights: RowHeights, view: WindowView, index: number): number {
  const top = heights.top(index);
  const start = heights.top(view.start);
  if (index >= view.start) return view.above + top - start;
  return start === 0 ? 0 : (view.above * top) / start;
}

/** The message at a height of what is drawn. */
export function indexIn(heights: RowHeights, view: WindowView, y: number): number {
  const start = heights.top(view.start);
  if (y >= view.above) return heights.indexAt(start + y - view.above);
  // Above the very beginning there may still be messages when the room for them is short.
  return heights.indexAt(view.above > 0 && y > 0 ? (y / view.above) * start : start - view.above + y);
}

/** The messages in sight and `margin` pixels of them before and after. */
export function spanAround(heights: RowHeights, view: WindowView, { top, height }: Sight, margin: number): Span {
  if (heights.count === 0) return { start: 0, end: 0 };
  const start = indexIn(heights, view, top - margin);
  return { start, end: Math.max(start, indexIn(heights, view, top + height + margin)) + 1 };
}

/** The messages of a span and up to `margin` pixels around it: what to draw for a jump to one of them. */
export function widen(heights: RowHeights, { start, end }: Span, margin: number): Span {
  return {
    start: heights.indexAt(heights.top(start) - margin),
    end: Math.min(heights.count, heights.indexAt(heights.top(end) + margin) + 1),
  };
}

/**
 * Another span drawn in place of the one there was, with the messages of both where they are. `scroll`: by how much the
 * room above was put right at the same time, which the scroll position must follow.
 */
export function moveTo(heights: RowHeights, view: WindowView, span: Span): { view: WindowView; scroll: number } {
  const apart = span.start >= view.end || span.end <= view.start;
  const likely = heights.top(span.start);
  const same = apart ? topIn(heights, view, span.start) : view.above + likely - heights.top(view.start);
  const wrong = same < likely * tooSmall || same > likely * tooLarge;
  const above = wrong ? likely : same;
  return { view: { ...span, above, kept: view.kept }, scroll: above - same };
}

/**
 * What is seen has moved down by `shift` pixels: the room above gives way for it. What it cannot give, `scroll` must.
 */
export function absorb(view: WindowView, shift: number): { above: number; scroll: number } {
  if (view.start === 0) return { above: 0, scroll: shift - view.above };
  const above = Math.max(0, view.above - shift);
  return { above, scroll: shift - (view.above - above) };
}

/** Whether `span` has all of `inner` without being much larger than needed. */
export function covers(span: Span, inner: Span, outer: Span): boolean {
  const enough = span.start <= inner.start && span.end >= inner.end;
  return enough && span.end - span.start <= 2 * (outer.end - outer.start) + 4;
}

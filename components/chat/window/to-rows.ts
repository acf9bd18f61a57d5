import type { RowHeights } from "./row-heights";
import { topIn, type WindowView } from "./window-view";

/** What stands in the thread: a message, or room for messages that are not drawn. `parked`: kept, but out of sight. */
export type Row = { kind: "message"; index: number; parked: boolean } | { kind: "gap"; before: number; height: number };

/** A parked message is as high as this, because browsers do not copy text out of what has no height. */
export const parkedHeight = 1;

/** The rows of a thread from its beginning to its end. */
export function toRows(heights: RowHeights, view: WindowView): Row[] {
  const rows: Row[] = [];
  const parked = view.kept.map((id) => heights.indexOf(id) ?? -1).filter((index) => index >= 0);
  const { count } = heights;
  const end = Math.min(view.end, count);
  /** Room from one message to another, with what is parked between them; each takes its height out of the room after it. */
  const leave = (from: number, to: number, parkedThere: number[]) => {
    let done = from;
    let taken = 0;
    for (const index of [...parkedThere, to]) {
      const height = topIn(heights, view, index) - topIn(heights, view, done) - taken;
      if (height > 0) rows.push({ kind: "gap", before: index, height });
      if (index < to) rows.push({ kind: "message", index, parked: true });
      done = index;
      taken = parkedHeight;
    }
  };
  leave(
    0,
    view.start,
    parked.filter((index) => index < view.start),
  );
  for (let index = view.start; index < end; index++) rows.push({ kind: "message", index, parked: false });
  leave(
    Math.max(end, view.start),
    count,
    parked.filter((index) => index >= end),
  );
  return rows;
}

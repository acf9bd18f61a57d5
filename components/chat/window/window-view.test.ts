import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { RowHeights } from "./row-heights";
import { toRows } from "./to-rows";
import { absorb, covers, moveTo, spanAround, tailView, type WindowView } from "./window-view";

const message = (id: string): ParleyMessage => ({ id, role: "user", parts: [{ type: "text", text: id }] });

/**
 * A thread as a browser would lay it out: real heights that nobody knows before a message is drawn, and a scroll
 * position that cannot leave what there is. It goes through the steps of `ThreadWindow`.
 */
class Layout {
  readonly heights: RowHeights;
  view: WindowView;
  top = 0;
  readonly real: Map<string, number>;
  readonly sight: number;

  constructor(real: number[], sight: number) {
    const messages = real.map((_, at) => message(`m${at}`));
    this.real = new Map(real.map((height, at) => [`m${at}`, height]));
    this.sight = sight;
    this.heights = new RowHeights(messages);
    this.view = tailView(this.heights, 2 * sight);
    this.top = Number.POSITIVE_INFINITY;
    this.draw();
    this.top = this.height - sight;
    this.clamp();
    this.move();
  }

  get height(): number {
    return toRows(this.heights, this.view).reduce(
      (sum, row) => sum + (row.kind === "gap" ? row.height : (this.real.get(this.heights.idAt(row.index) ?? "") ?? 0)),
      0,
    );
  }

  /** Where a drawn message really is, from the beginning of the thread. */
  place(index: number): number | undefined {
    let top = 0;
    for (const row of toRows(this.heights, this.view)) {
      if (row.kind === "message" && row.index === index) return top;
      top += row.kind === "gap" ? row.height : (this.real.get(this.heights.idAt(row.index) ?? "") ?? 0);
    }
    return undefined;
  }

  firstInSight(): number | undefined {
    for (let at = this.view.start; at < this.view.end; at++) {
      const top = this.place(at) ?? 0;
      if (top + (this.real.get(`m${at}`) ?? 0) > this.top + 1) return top < this.top + this.sight ? at : undefined;
    }
    return undefined;
  }

  draw(): void {
    for (let at = this.view.start; at < this.view.end; at++)
      this.heights.measure(`m${at}`, this.real.get(`m${at}`) ?? 0);
  }

  clamp(): void {
    this.top = Math.max(0, Math.min(this.top, this.height - this.sight));
  }

  /** Draws, and puts a message that is still there back to where it was on the screen. */
  settle(anchor: number | undefined, before: number, owed = 0): void {
    this.draw();
    this.top += owed;
    const now = anchor === undefined ? undefined : this.place(anchor);
    if (now !== undefined) {
      const { above, scroll } = absorb(this.view, now - before - owed);
      this.view = { ...this.view, above };
      this.top += scroll;
    }
    this.clamp();
  }

  move(): void {
    for (let round = 0; round < 20; round++) {
      const sight = { top: this.top, height: this.sight };
      const outer = spanAround(this.heights, this.view, sight, this.sight);
      if (covers(this.view, spanAround(this.heights, this.view, sight, this.sight / 2), outer)) return;
      const anchor = this.firstInSight();
      const before = anchor === undefined ? 0 : (this.place(anchor) ?? 0);
      const { view, scroll } = moveTo(this.heights, this.view, outer);
      this.view = view;
      this.settle(anchor, before, scroll);
    }
  }

  scrollBy(pixels: number): void {
    this.top += pixels;
    this.clamp();
    this.move();
  }

  /** A message gets another height, such as by a formula or an image that came. */
  grow(index: number, height: number): void {
    const anchor = this.firstInSight();
    const before = anchor === undefined ? 0 : (this.place(anchor) ?? 0);
    this.real.set(`m${index}`, height);
    if (index >= this.view.start && index < this.view.end) this.settle(anchor, before);
    this.move();
  }
}

const heights = fc.array(fc.integer({ min: 24, max: 2_500 }), { minLength: 1, maxLength: 120 });
const step = fc.record({
  by: fc.integer({ min: -1_500, max: 1_500 }),
  grows: fc.option(fc.record({ back: fc.integer({ min: 0, max: 12 }), height: fc.integer({ min: 24, max: 3_000 }) })),
});

describe("the window on a thread", () => {
  it("never moves what is read when it draws, measures and leaves out messages around it", () => {
    fc.assert(
      fc.property(heights, fc.array(step, { maxLength: 60 }), (real, steps) => {
        const layout = new Layout(real, 700);
        /** Does something, after which the message at the edge is where it was on the screen. */
        const stays = (action: (anchor: number | undefined) => void) => {
          // At either end of the thread there may be nothing left to make room with.
          const isEnd = () => layout.top < 1 || layout.top > layout.height - layout.sight - 1;
          const began = isEnd();
          const anchor = layout.firstInSight();
          const before = anchor === undefined ? 0 : (layout.place(anchor) ?? 0) - layout.top;
          action(anchor);
          if (anchor === undefined || began || isEnd()) return;
          expect((layout.place(anchor) ?? Number.NaN) - layout.top).toBeCloseTo(before, 3);
        };
        for (const { by, grows } of steps) {
          layout.top += by;
          layout.clamp();
          stays(() => layout.move());
          stays((anchor) => {
            const index = layout.view.start - 1 + (grows?.back ?? 0);
            if (grows && index !== anchor && layout.real.has(`m${index}`)) layout.grow(index, grows.height);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it("has messages wherever the reader looks", () => {
    fc.assert(
      fc.property(heights, fc.array(fc.integer({ min: -40_000, max: 40_000 }), { maxLength: 30 }), (real, ways) => {
        const layout = new Layout(real, 700);
        for (const way of ways) {
          layout.scrollBy(way);
          const first = layout.place(layout.view.start) ?? 0;
          const last = layout.view.end - 1;
          const end = (layout.place(last) ?? 0) + (layout.real.get(`m${last}`) ?? 0);
          expect(first).toBeLessThanOrEqual(layout.top + 1);
          expect(end).toBeGreaterThanOrEqual(Math.min(layout.top + layout.sight, layout.height) - 1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("comes to the very beginning without room left above it, however wrong the estimates were", () => {
    fc.assert(
      fc.property(heights, fc.integer({ min: 100, max: 1_300 }), (real, stride) => {
        const layout = new Layout(real, 700);
        for (let turn = 0; turn < 4_000 && layout.top > 0; turn++) layout.scrollBy(-stride);
        expect(layout.top).toBe(0);
        expect(layout.view.start).toBe(0);
        expect(layout.view.above).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it("draws only what is near, of however many messages", () => {
    const layout = new Layout(
      Array.from({ length: 3_000 }, () => 900),
      700,
    );
    for (let turn = 0; turn < 50; turn++) layout.scrollBy(-997);
    expect(layout.view.end - layout.view.start).toBeLessThan(14);
  });
});

describe("what gives way when something moves", () => {
  const view = { start: 5, end: 9, above: 1_000, kept: [] };

  it("is the room above, so that a scroll that is under way is not disturbed", () => {
    expect(absorb(view, 200)).toEqual({ above: 800, scroll: 0 });
    expect(absorb(view, -200)).toEqual({ above: 1_200, scroll: 0 });
  });

  it("is the scroll position where there is no room", () => {
    expect(absorb({ ...view, above: 50 }, 200)).toEqual({ above: 0, scroll: 150 });
    expect(absorb({ ...view, start: 0, above: 0 }, 200)).toEqual({ above: 0, scroll: 200 });
  });

  it("is nothing when the window moves over messages whose heights are known", () => {
    const heights = new RowHeights(Array.from({ length: 20 }, (_, at) => message(`m${at}`)));
    for (let at = 0; at < 20; at++) heights.measure(`m${at}`, 100 + at);
    const moved = moveTo(heights, { ...view, above: 700 }, { start: 7, end: 12 });
    expect(moved).toEqual({ view: { start: 7, end: 12, above: 700 + 105 + 106, kept: [] }, scroll: 0 });
    expect(moveTo(heights, moved.view, { start: 5, end: 9 }).view.above).toBe(700);
  });

  it("is put right together with the scroll position when the scroll bar would lie", () => {
    const heights = new RowHeights(Array.from({ length: 20 }, (_, at) => message(`m${at}`)));
    for (let at = 0; at < 20; at++) heights.measure(`m${at}`, 100);
    const { view: righted, scroll } = moveTo(heights, { ...view, above: 3_000 }, { start: 6, end: 10 });
    expect(righted.above).toBe(600);
    expect(scroll).toBe(600 - 3_100);
  });
});

describe("the rows of a thread", () => {
  const messages = Array.from({ length: 10 }, (_, at) => message(`m${at}`));

  it("leave room for everything that is not drawn", () => {
    const rows = new RowHeights(messages);
    const view = { start: 4, end: 6, above: 1_000, kept: [] };
    expect(toRows(rows, view)).toEqual([
      { kind: "gap", before: 4, height: 1_000 },
      { kind: "message", index: 4, parked: false },
      { kind: "message", index: 5, parked: false },
      { kind: "gap", before: 10, height: rows.top(10) - rows.top(6) },
    ]);
  });

  it("keep a message that is in use where it belongs, without moving the others", () => {
    const rows = new RowHeights(messages);
    const drawn = toRows(rows, { start: 4, end: 6, above: 1_000, kept: ["m1", "m8"] });
    expect(drawn.map((row) => (row.kind === "gap" ? "gap" : row.index))).toEqual([
      "gap",
      1,
      "gap",
      4,
      5,
      "gap",
      8,
      "gap",
    ]);
    const room = drawn.slice(0, 3).reduce((sum, row) => sum + (row.kind === "gap" ? row.height : 1), 0);
    expect(room).toBeCloseTo(1_000, 6);
  });
});

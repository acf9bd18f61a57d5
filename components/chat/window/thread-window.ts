import type { ParleyMessage } from "@/components/chat/parley-message";
import { Follow } from "./follow";
import { Place } from "./place";
import { isEmpty, RowElements } from "./row-elements";
import { RowHeights } from "./row-heights";
import {
  absorb,
  covers,
  moveTo,
  type Sight,
  type Span,
  spanAround,
  spanView,
  tailView,
  type WindowView,
  widen,
} from "./window-view";

/** What the first page has of a thread, in pixels: more than a screen, less than is felt. */
const firstHeight = 2_400;
/** Pixels that are drawn before and after what is seen, at least. */
const leastMargin = 600;
/** What moves less is no movement, only rounding. */
const stillness = 0.5;

/** Milliseconds in which a message that was gone to gets its words and its final place, unless the reader moves. */
const spotMs = 2_000;

/** A message and the pixels between the upper edge of what is seen and its own. */
export type Spot = { id: string; offset: number };

/**
 * Draws of a long thread what is near the reader and leaves room for the rest. Nothing that happens above what they
 * look at moves it: the room above gives way, or, where it cannot, the scroll position does.
 */
export class ThreadWindow {
  readonly follow = new Follow();
  readonly heights: RowHeights;
  #view: WindowView;
  #drawn: WindowView;
  readonly #listeners = new Set<() => void>();
  readonly rows = new RowElements();
  #last?: ParleyMessage;
  #scroller?: HTMLElement;
  #observer?: ResizeObserver;
  #place?: Place;
  /** Where the reader was taken to; holds until they move by themselves. */
  #spot?: Spot;
  #spotTimer?: ReturnType<typeof setTimeout>;
  /** Pixels to scroll by as soon as the view is drawn. */
  #owed = 0;
  #frame = 0;
  /** Everything is drawn, for a printer. */
  #whole = false;

  constructor(messages: readonly ParleyMessage[]) {
    this.heights = new RowHeights(messages);
    this.#last = messages.at(-1);
    this.#view = tailView(this.heights, firstHeight);
    this.#drawn = this.#view;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getView = (): WindowView => this.#view;

  /** Begins with `spot`, else at the end; returns how to let go. */
  attach(scroller: HTMLElement, spot: Spot | undefined): () => void {
    this.#scroller = scroller;
    this.#observer = new ResizeObserver(this.#onResize);
    this.#observer.observe(scroller);
    this.rows.observeWith(this.#observer);
    scroller.addEventListener("scroll", this.#onScroll, { passive: true });
    const intents = ["wheel", "touchmove", "pointerdown", "keydown"] as const;
    for (const intent of intents) scroller.addEventListener(intent, this.#release, { passive: true });
    // What a spot needs is drawn after this; until then the scroller is not to be asked where it is.
    if (spot && this.heights.indexOf(spot.id) !== undefined) this.show(spot);
    else this.drawn(this.#view);
    return () => {
      this.#observer?.disconnect();
      cancelAnimationFrame(this.#frame);
      this.release();
      scroller.removeEventListener("scroll", this.#onScroll);
      for (const intent of intents) scroller.removeEventListener(intent, this.#release);
    };
  }

  /** Takes the messages as they are now; the view is put right when it is about others than before. */
  setMessages(messages: readonly ParleyMessage[]): void {
    const last = messages.at(-1);
    if (last !== this.#last) this.follow.noteNews();
    this.#last = last;
    if (!this.heights.setMessages(messages)) return;
    const { count } = this.heights;
    const kept = this.#view.kept.filter((id) => this.heights.indexOf(id) !== undefined);
    if (this.follow.following || this.#view.start >= count) this.#show({ ...this.#end(), kept });
    else this.#show({ ...this.#view, end: Math.min(this.#view.end, count), kept });
  }

  /** The view is in the page. */
  drawn(view: WindowView): void {
    this.#drawn = view;
    const scroller = this.#scroller;
    if (!scroller || view !== this.#view || this.#whole) return;
    for (const [id, height] of this.rows.measured()) this.#measure(id, height);
    if (this.#owed !== 0) {
      scroller.scrollTop += this.#owed;
      this.#place?.moveBy(this.#owed);
      this.#owed = 0;
      this.follow.moved(scroller);
    }
    this.#settle(scroller);
    this.#move(scroller);
  }

  /** Goes to a message. */
  show(spot: Spot): void {
    const index = this.heights.indexOf(spot.id);
    if (index === undefined || this.#whole) return;
    this.follow.letGo();
    this.release();
    this.#spot = spot;
    this.#spotTimer = setTimeout(this.#release, spotMs);
    const margin = Math.max(leastMargin, this.#scroller?.clientHeight ?? 0);
    const span = widen(this.heights, { start: index, end: index + 1 }, margin);
    this.#show(this.#has(span) ? { ...this.#view } : { ...spanView(this.heights, span), kept: this.#kept(span) });
  }

  /** From now on the reader goes where they like. */
  release(): void {
    clearTimeout(this.#spotTimer);
    this.#spot = undefined;
  }

  /** Goes to the end and stays there while it grows. */
  toEnd(): void {
    this.release();
    this.follow.takeUp();
    if (!this.#whole && this.#view.end < this.heights.count) this.#show({ ...this.#end(), kept: [] });
    else if (this.#scroller) this.#settle(this.#scroller);
  }

  /** Moves what is seen by some pixels, such as to a word in a message. */
  scrollBy(pixels: number): void {
    this.release();
    this.follow.letGo();
    this.#scroller?.scrollBy({ top: pixels, behavior: "instant" });
  }

  /** Where the reader is; undefined at the end. */
  spot(): Spot | undefined {
    const scroller = this.#scroller;
    if (!scroller || this.follow.following) return undefined;
    const row = this.rows.firstBegun(scroller, this.heights.idsOf(this.#drawn)) ?? this.#firstInSight(scroller);
    if (!row) return undefined;
    const offset = row.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    return { id: row.dataset.row ?? "", offset: Math.round(offset) };
  }

  /** The index of the first message in sight. */
  firstIndex(): number {
    const row = this.#scroller && this.#firstInSight(this.#scroller);
    return (row && this.heights.indexOf(row.dataset.row ?? "")) ?? 0;
  }

  get isWhole(): boolean {
    return this.#whole;
  }

  /** Draws the first `count` messages, or the usual ones again when it is undefined. */
  drawWhole(count: number | undefined): void {
    this.#whole = count !== undefined;
    if (count === undefined) this.#show({ ...this.#end(), kept: [] });
    else this.#show({ start: 0, end: Math.min(count, this.heights.count), above: 0, kept: [] });
  }

  #end(): WindowView {
    return tailView(this.heights, Math.max(firstHeight, 2 * (this.#scroller?.clientHeight ?? 0)));
  }

  #has({ start, end }: Span): boolean {
    return this.#view.start <= start && this.#view.end >= end;
  }

  #show(view: WindowView): void {
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }

  #onScroll = (): void => {
    const scroller = this.#scroller;
    if (!scroller || this.#whole) return;
    this.follow.scrolled(scroller);
    if (this.#drawn !== this.#view) return;
    this.#settle(scroller);
    this.#move(scroller);
  };

  #onResize = (entries: ResizeObserverEntry[]): void => {
    const scroller = this.#scroller;
    // On paper nothing is scrolled, so nothing of what is measured there holds.
    if (!scroller || this.#whole || matchMedia("print").matches) return;
    for (const { target, borderBoxSize } of entries) {
      const row = target as HTMLElement;
      const { row: id } = row.dataset;
      if (id !== undefined && !isEmpty(row)) this.#measure(id, borderBoxSize[0]?.blockSize ?? 0);
    }
    if (this.#drawn !== this.#view) return;
    this.#settle(scroller);
    // Drawing more rows right here would be more to observe in the same round, which browsers report as an error.
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#drawn === this.#view && this.#move(scroller));
  };

  #release = (): void => this.release();

  /** A message out of the span is parked, and has no height of its own. */
  #measure(id: string, height: number): void {
    const index = this.heights.indexOf(id) ?? -1;
    if (index >= this.#drawn.start && index < this.#drawn.end) this.heights.measure(id, height);
  }

  /** Puts what the reader looks at back to where it was, or the end where it belongs. */
  #settle(scroller: HTMLElement): void {
    if (this.follow.following) {
      scroller.scrollTop = scroller.scrollHeight;
    } else if (this.#spot) {
      const row = this.rows.get(this.#spot.id);
      const top = row ? row.getBoundingClientRect().top - scroller.getBoundingClientRect().top : this.#spot.offset;
      if (Math.abs(top - this.#spot.offset) > stillness) scroller.scrollTop += top - this.#spot.offset;
    } else {
      const shift = this.#place?.shift() ?? 0;
      const { above, scroll } = absorb(this.#view, shift);
      const still = Math.abs(shift) <= stillness;
      if (!still && above !== this.#view.above) {
        this.#show({ ...this.#view, above });
        return;
      }
      // Not from where the scroller is: what has become shorter may have moved it already.
      if (!still) scroller.scrollTop = this.follow.lastTop + scroll;
    }
    this.follow.moved(scroller);
    this.#remember(scroller);
  }

  #remember(scroller: HTMLElement): void {
    const row = this.#firstInSight(scroller);
    this.#place = row && new Place(scroller, row);
  }

  #firstInSight(scroller: HTMLElement): HTMLElement | undefined {
    return this.rows.firstInSight(scroller, this.heights.idsOf(this.#drawn));
  }

  /** Draws other messages when the reader has come near the end of those that are. */
  #move(scroller: HTMLElement): void {
    if (this.#whole || this.heights.count === 0) return;
    const sight: Sight = { top: scroller.scrollTop, height: scroller.clientHeight };
    const margin = Math.max(leastMargin, sight.height);
    const inner = spanAround(this.heights, this.#view, sight, margin / 2);
    const outer = spanAround(this.heights, this.#view, sight, margin);
    if (covers(this.#view, inner, outer)) return;
    const { view, scroll } = moveTo(this.heights, this.#view, outer);
    this.#owed += scroll;
    this.#show({ ...view, kept: this.#kept(view) });
  }

  /** The messages outside of `span` that stay although they are. */
  #kept(span: Span): string[] {
    const placeOf = (id: string) => this.heights.indexOf(id) ?? -1;
    return this.rows.inUse(placeOf).filter((id) => placeOf(id) < span.start || placeOf(id) >= span.end);
  }
}

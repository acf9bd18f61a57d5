/** What of a scroller says where its reader is. */
type Scroller = Pick<HTMLElement, "scrollTop" | "scrollHeight" | "clientHeight">;

/** `away`: the reader has left the end; `news`: since then something was added there. */
export type FollowState = { away: boolean; news: boolean };

/** Pixels from the end at which a reader who scrolls down has come back to it. */
const nearEnd = 32;
/** Scroll positions are rounded, so the end itself may look this far away. */
const atEnd = 2;

/** Whether the thread stays at its end: let go of by any scrolling up, taken up again at the end. */
export class Follow {
  #state: FollowState = { away: false, news: false };
  readonly #listeners = new Set<() => void>();
  #lastTop = 0;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  getState = (): FollowState => this.#state;

  /** Where the scroller was before whatever has not been told of yet. */
  get lastTop(): number {
    return this.#lastTop;
  }

  get following(): boolean {
    return !this.#state.away;
  }

  /** The scroll position is another one, by whoever's doing. */
  scrolled({ scrollTop, scrollHeight, clientHeight }: Scroller): void {
    const distance = scrollHeight - scrollTop - clientHeight;
    if (distance <= atEnd || (distance <= nearEnd && scrollTop > this.#lastTop)) this.takeUp();
    else if (scrollTop < this.#lastTop) this.letGo();
    this.#lastTop = scrollTop;
  }

  /** The scroll position was changed by the thread itself, which says nothing about the reader. */
  moved({ scrollTop }: Scroller): void {
    this.#lastTop = scrollTop;
  }

  takeUp(): void {
    this.#set({ away: false, news: false });
  }

  letGo(): void {
    this.#set({ away: true, news: this.#state.news });
  }

  /** Something was added at the end. */
  noteNews(): void {
    if (this.#state.away) this.#set({ away: true, news: true });
  }

  #set(state: FollowState): void {
    if (state.away === this.#state.away && state.news === this.#state.news) return;
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

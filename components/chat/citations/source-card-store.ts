import { useSyncExternalStore } from "react";
import type { Source } from "./read-sources";

/** A card over the page: whose it is, at which chip, and whether it stays until it is sent away. */
export type ShownCard = { scope: string; source: Source; anchor: HTMLElement; pinned: boolean };

type State = {
  shown?: ShownCard;
  /** The source of one answer whose chips and line are under the pointer. */
  lit?: { scope: string; number: number };
};

/** Milliseconds in which the pointer may cross from a chip to its card. */
const grace = 220;

const empty: State = {};
let state = empty;
let timer: ReturnType<typeof setTimeout> | undefined;
let returning = false;
const listeners = new Set<() => void>();

function change(news: State): void {
  state = { ...state, ...news };
  for (const listener of listeners) listener();
}

function after(waitMs: number, act: () => void): void {
  clearTimeout(timer);
  timer = setTimeout(act, waitMs);
}

function hide(): void {
  clearTimeout(timer);
  if (state.shown) change({ shown: undefined });
}

/** The one card of the page, whichever answer it belongs to. */
export const sourceCard = {
  /** Shows a card for as long as the pointer or the focus is at its chip; one that is there already stays as it is. */
  preview(card: Omit<ShownCard, "pinned">, waitMs: number): void {
    if (returning) return;
    if (state.shown?.anchor === card.anchor) clearTimeout(timer);
    else after(waitMs, () => change({ shown: { ...card, pinned: false } }));
  },
  /** Shows a card that stays; where it stays already, sends it away. */
  pin(card: Omit<ShownCard, "pinned">): void {
    clearTimeout(timer);
    const pinned = state.shown?.anchor === card.anchor && state.shown.pinned;
    change({ shown: pinned ? undefined : { ...card, pinned: true } });
  },
  /** The pointer or the focus went away. */
  leave(): void {
    after(grace, () => state.shown?.pinned || hide());
  },
  stay(): void {
    clearTimeout(timer);
  },
  hide,
  /** Sends the card away and gives the focus to its chip, which does not bring the card back. */
  giveBack(): void {
    const { shown } = state;
    hide();
    returning = true;
    shown?.anchor.focus();
    returning = false;
  },
  /** Gives the focus to the link in the card that stays at this chip; false where there is none. */
  goInside(anchor: HTMLElement): boolean {
    const { shown } = state;
    if (!shown?.pinned || shown.anchor !== anchor) return false;
    const link = document.querySelector<HTMLElement>("[data-source-card] a");
    link?.focus();
    return link !== null;
  },
  /** For a chip that is taken off the page. */
  forget(anchor: HTMLElement): void {
    if (state.shown?.anchor === anchor) hide();
  },
  light(lit: State["lit"]): void {
    if (lit || state.lit) change({ lit });
  },
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What of the card and the pointer matters here; drawn again only when that changes. */
export function useSourceCard<Wanted>(select: (state: State) => Wanted): Wanted {
  return useSyncExternalStore(
    subscribe,
    () => select(state),
    () => select(empty),
  );
}

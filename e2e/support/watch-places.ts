import type { Locator } from "@playwright/test";

/** What was seen, frame by frame: `jumps` are blocks that moved although the thread was not scrolled so far. */
type Seen = { jumps: string[]; blank: number; frames: number };

declare global {
  var seenPlaces: Seen & { isOver: boolean };
}

/**
 * Watches a thread in every frame: the first block that stays in sight may only move by as much as is scrolled, and
 * there is always a message, or the place of one. `end` tells what was seen.
 */
export async function watchPlaces(thread: Locator): Promise<{ end: () => Promise<Seen> }> {
  await thread.evaluate((scroller) => {
    globalThis.seenPlaces = { jumps: [], blank: 0, frames: 0, isOver: false };
    const seen = globalThis.seenPlaces;
    let before = new Map<Element, number>();
    let lastTop = scroller.scrollTop;
    const look = () => {
      if (seen.isOver) return;
      const { top, bottom } = scroller.getBoundingClientRect();
      const now = new Map<Element, number>();
      for (const block of scroller.querySelectorAll("[data-row]:not([data-empty]) :is(.markdown > *, article > div)")) {
        const rect = block.getBoundingClientRect();
        if (rect.top >= top && rect.top < bottom && rect.height > 0) now.set(block, rect.top);
      }
      const rows = [...scroller.querySelectorAll("[data-row]")].map((row) => row.getBoundingClientRect());
      if (!rows.some((rect) => rect.bottom > top && rect.top < bottom)) seen.blank++;
      // Of what was in sight and still is, the highest: what is below it may be pushed down by what comes into it.
      const first = [...now].find(([block]) => before.has(block));
      const scrolled = scroller.scrollTop - lastTop;
      if (first) {
        const moved = first[1] - (before.get(first[0]) ?? 0);
        // The thread may also make room above instead of scrolling, so what counts is how the rest moved with it.
        const others = [...now]
          .filter(([block]) => before.has(block))
          .map(([block, at]) => at - (before.get(block) ?? 0));
        const isWhole = others.every((by) => Math.abs(by - moved) < 2);
        if (Math.abs(moved) >= 2 && Math.abs(moved + scrolled) >= 2 && isWhole)
          seen.jumps.push(`${moved} while scrolled by ${scrolled}`);
      }
      seen.frames++;
      before = now;
      lastTop = scroller.scrollTop;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return {
    end: () =>
      thread.evaluate(() => {
        globalThis.seenPlaces.isOver = true;
        const { jumps, blank, frames } = globalThis.seenPlaces;
        return { jumps, blank, frames };
      }),
  };
}

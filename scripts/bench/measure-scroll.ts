import type { Page } from "@playwright/test";
import { readRecording, within } from "./browser-page";
import { most, quantile } from "./numbers";

/** How a thread scrolls. Milliseconds. */
export type Scroll = {
  median: number;
  p95: number;
  longest: number;
  nodes: number;
  /** Share of frames in which no message stood in the thread. */
  blank: number;
};

/** Pixels of one turn of the wheel; about sixty of them a second are a quick flick. */
const step = 600;
const wheelLimit = 8_000;
/** How long a page may take for both ways. */
export const scrollLimit = 40_000;

/** Turns the wheel until `mark` is in sight, and goes the rest of a very long way at once, as with the scroll bar. */
async function scrollTo(page: Page, mark: string, direction: 1 | -1): Promise<void> {
  const until = Date.now() + wheelLimit;
  for (let turn = 0; Date.now() < until; turn++) {
    await page.mouse.wheel(0, step * direction);
    if (turn % 10 === 9 && (await page.evaluate((text) => globalThis.bench.sees(text), mark))) return;
  }
  const key = direction < 0 ? "Home" : "End";
  for (let time = 0; time < 10; time++) {
    await page.getByRole("log").press(key);
    const found = page.waitForFunction((text) => globalThis.bench.sees(text), mark, { timeout: 2_000 });
    if (await found.catch(() => undefined)) return;
  }
}

/** Scrolls from the end to `first` and back to `last`; undefined when the page does not keep up. */
export async function measureScroll(page: Page, first: string, last: string): Promise<Scroll | undefined> {
  const way = async () => {
    await page.mouse.move(640, 300);
    await page.evaluate(() => {
      globalThis.bench.tasks.length = 0;
      globalThis.bench.watch(true);
    });
    await scrollTo(page, first, -1);
    await scrollTo(page, last, 1);
    await page.evaluate(() => globalThis.bench.unwatch());
    return readRecording(page);
  };
  const recording = await within(scrollLimit, way());
  if (!recording) return undefined;
  const frames = recording.frames.map(({ length }) => length);
  return {
    median: quantile(frames, 0.5),
    p95: quantile(frames, 0.95),
    longest: most(recording.tasks.map(({ length }) => length)),
    nodes: recording.mostNodes,
    blank: recording.blankFrames / Math.max(1, frames.length),
  };
}

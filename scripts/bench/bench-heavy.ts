import type { Place } from "./bench-first-loads";
import { contention } from "./contention";
import { endMark, startMark } from "./heavy-text";
import { type Load, measureLoad, openAndMeasure } from "./measure-load";
import { measureScroll, type Scroll, scrollLimit } from "./measure-scroll";
import { type Line, printTable } from "./report";

const limit = 30_000;

async function measure({ browser }: Place, url: string, count: number, times: number) {
  const end = endMark(Math.ceil(count / 2));
  const load = await measureLoad(browser, url, end, { times, limit });
  if (!load) return {};
  const { opened } = await openAndMeasure(browser, url, end, limit);
  const scroll = await measureScroll(opened.page, startMark(1), end);
  await opened.close();
  return { load, scroll };
}

/** A long conversation opened and scrolled through, ours and the peer's; whether the budgets hold. */
export async function benchHeavy(place: Place, count: number): Promise<boolean> {
  const before = contention();
  const ours = await measure(place, `${place.parley}/c/heavy-${count}`, count, 3);
  const slowdown = (before + contention()) / 2;
  const peer = await measure(place, `${place.peer}/?count=${count}`, count, 1);
  const loaded = (what: string, unit: Line["unit"], name: keyof Load, most?: number): Line => ({
    what,
    unit,
    ours: ours.load?.[name],
    peer: { value: peer.load?.[name], ...(name === "readable" ? { limit } : {}) },
    ...(most === undefined ? {} : { budget: { most } }),
  });
  const scrolled = (what: string, unit: Line["unit"], name: keyof Scroll, most?: number): Line => ({
    what,
    unit,
    ours: ours.scroll?.[name],
    peer: { value: peer.scroll?.[name], ...(name === "longest" ? { limit: scrollLimit } : {}) },
    ...(most === undefined ? {} : { budget: { most } }),
  });
  return printTable(
    `A conversation of ${count} heavy messages`,
    [
      loaded("readable", "ms", "readable", 1_000),
      loaded("largest paint", "ms", "largestPaint"),
      loaded("blocking time", "ms", "blocking"),
      loaded("longest task", "ms", "longest"),
      loaded("layout shift", "plain", "shift"),
      loaded("DOM nodes", "count", "nodes", 12_000),
      loaded("heap", "MB", "heap", 100e6),
      loaded("JavaScript", "kB", "script"),
      loaded("HTML", "kB", "document"),
      scrolled("scrolling: median frame", "ms", "median"),
      scrolled("scrolling: p95 frame", "ms", "p95"),
      scrolled("scrolling: longest task", "ms", "longest"),
      scrolled("scrolling: most DOM nodes", "count", "nodes", 12_000),
      scrolled("scrolling: blank frames", "share", "blank"),
    ],
    slowdown,
  );
}

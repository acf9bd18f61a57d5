import type { Browser } from "@playwright/test";
import { type BrowserPage, heapAfterCollection, openPage, readRecording, within } from "./browser-page";
import { median } from "./numbers";
import type { Recording } from "./recorder";

/** How a page loads with an empty cache. Milliseconds and bytes. */
export type Load = {
  readable: number;
  largestPaint: number;
  shift: number;
  blocking: number;
  longest: number;
  nodes: number;
  heap: number;
  script: number;
  document: number;
};

const longTask = 50;
const quiet = 800;

/** A page is done when nothing has run long or was transferred for a while. */
async function untilQuiet({ page, transferred }: BrowserPage, deadline: number): Promise<void> {
  let known = "";
  for (let since = Date.now(); Date.now() - since < quiet && Date.now() < deadline; ) {
    const tasks = await within(
      deadline - Date.now(),
      page.evaluate(() => globalThis.bench.tasks.length),
    );
    const seen = JSON.stringify([tasks, transferred]);
    if (seen !== known) since = Date.now();
    known = seen;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function blockingTime({ tasks, firstPaintAt = 0 }: Recording): number {
  return tasks.reduce((sum, { at, length }) => sum + (at >= firstPaintAt ? length - longTask : 0), 0);
}

/** Opens `url` and waits until `mark` can be read; undefined when that takes longer than `limit`. The page stays open. */
export async function openAndMeasure(
  browser: Browser,
  url: string,
  mark: string,
  limit: number,
): Promise<{ opened: BrowserPage; load?: Load }> {
  const opened = await openPage(browser, mark);
  const { page, session, transferred } = opened;
  const deadline = Date.now() + limit;
  const readable = page
    .goto(url, { waitUntil: "commit", timeout: limit })
    .then(() => page.waitForFunction(() => globalThis.bench.readableAt, undefined, { timeout: limit, polling: 100 }));
  if (
    !(await within(
      limit,
      readable.catch(() => undefined),
    ))
  )
    return { opened };
  await untilQuiet(opened, deadline + 5_000);
  const recording = await within(5_000, readRecording(page));
  const heap = await within(10_000, heapAfterCollection(session));
  const nodes = await within(
    5_000,
    page.evaluate(() => document.getElementsByTagName("*").length),
  );
  if (recording === undefined || heap === undefined || nodes === undefined) return { opened };
  const load: Load = {
    readable: recording.readableAt ?? Number.NaN,
    largestPaint: recording.largestPaintAt,
    shift: recording.shift,
    blocking: blockingTime(recording),
    longest: Math.max(0, ...recording.tasks.map(({ length }) => length)),
    nodes,
    heap,
    ...transferred,
  };
  return { opened, load };
}

/** The medians of `times` cold loads, after one that warms the server; undefined when one passed the limit. */
export async function measureLoad(
  browser: Browser,
  url: string,
  mark: string,
  { times, limit }: { times: number; limit: number },
): Promise<Load | undefined> {
  await fetch(url).then((response) => response.arrayBuffer());
  const loads: Load[] = [];
  for (let time = 0; time < times; time++) {
    const { opened, load } = await openAndMeasure(browser, url, mark, limit);
    await opened.close();
    if (!load) return undefined;
    loads.push(load);
  }
  const [first] = loads;
  if (!first) return undefined;
  const names = Object.keys(first) as (keyof Load)[];
  return Object.fromEntries(names.map((name) => [name, median(loads.map((load) => load[name]))])) as Load;
}

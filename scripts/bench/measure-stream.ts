import type { Browser, Page } from "@playwright/test";
import { readRecording, within } from "./browser-page";
import { median, most, quantile } from "./numbers";
import type { Recording } from "./recorder";
import { withTaskTimes } from "./task-times";

/** How a page behaves while an answer grows and somebody types. Milliseconds. */
export type Stream = {
  framesPerSecond: number;
  p95: number;
  longTasks: number;
  /** The 95th percentile: until a key is handled, and until what it did is painted. */
  keyWait: number;
  keyPainted: number;
};

/** What a page says of itself. `whole`: all the time, `end`: its last part alone. */
type Told = {
  whole: Stream;
  end: Stream;
  /** Whether every character that was typed stands in the composer. */
  typedAll: boolean;
  /** Characters of the answer that stand on the page in the end. */
  shown: number;
};

/** And what is seen from outside: the longest of its tasks, and the longest that the processor worked on one. */
export type StreamMeasure = Told & { longest: number; dearest: number };

const keyEvery = 400;
/** How long a page may take to answer for itself after the time is over. */
export const grace = 20_000;

const composerOf = (page: Page) => page.getByRole("textbox", { name: "Message" });

/** Types one letter after the other for `ms`; returns what was typed, and when that ended by the page's clock. */
async function typeFor(page: Page, ms: number): Promise<{ typed: string; ended: number }> {
  let typed = "";
  for (const until = Date.now() + ms; Date.now() < until; ) {
    const letter = "abcdefghij"[typed.length % 10] ?? "a";
    await page.keyboard.press(letter);
    typed += letter;
    await page.waitForTimeout(keyEvery);
  }
  const ended = await page.evaluate(() => {
    globalThis.bench.unwatch();
    return performance.now();
  });
  return { typed, ended };
}

function summarise(recording: Recording, from: number): Stream {
  const frames = recording.frames.filter(({ at }) => at >= from).map(({ length }) => length);
  const tasks = recording.tasks.filter(({ at }) => at >= from);
  const keys = recording.keys.filter(({ at }) => at >= from);
  return {
    framesPerSecond: 1_000 / median(frames),
    p95: quantile(frames, 0.95),
    longTasks: tasks.length,
    keyWait: quantile(
      keys.map(({ wait }) => wait),
      0.95,
    ),
    keyPainted: quantile(
      keys.map(({ painted }) => painted),
      0.95,
    ),
  };
}

async function begin(page: Page): Promise<void> {
  await page.evaluate(() => {
    globalThis.bench.tasks.length = 0;
    globalThis.bench.keys.length = 0;
    globalThis.bench.watch(false);
  });
  await composerOf(page).focus();
}

/** What the page says of itself; `from`: when its last part began. */
async function ask(page: Page, typed: string, from: number): Promise<Told> {
  const shown = await page.evaluate(() => {
    const answers = document.getElementsByTagName("article");
    return answers[answers.length - 1]?.textContent?.length ?? 0;
  });
  const typedAll = (await composerOf(page).inputValue()) === typed;
  const recording = await readRecording(page);
  return { whole: summarise(recording, 0), end: summarise(recording, from), typedAll, shown };
}

/** Watches an answer grow in `page` for `ms`, with somebody typing; undefined when it answers nothing. */
export async function measureStream(
  browser: Browser,
  page: Page,
  { ms, endMs }: { ms: number; endMs: number },
): Promise<StreamMeasure | undefined> {
  await within(grace, begin(page));
  // Asking the page for what it recorded is a long task, too, and not one of its own.
  const { result, tasks } = await withTaskTimes(browser, page, () => within(ms + grace, typeFor(page, ms)));
  const told = result && (await within(grace, ask(page, result.typed, result.ended - endMs)));
  // The task that a page is frozen in has not ended, so the trace does not have it.
  return (
    told && {
      ...told,
      longest: most(tasks.map(({ length }) => length)),
      dearest: most(tasks.map(({ processor }) => processor)),
    }
  );
}

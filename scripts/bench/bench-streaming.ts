import type { Page } from "@playwright/test";
import type { Place } from "./bench-first-loads";
import { within } from "./browser-page";
import { contention } from "./contention";
import { endMark } from "./heavy-text";
import { openAndMeasure } from "./measure-load";
import { grace, measureStream, type Stream } from "./measure-stream";
import { type Line, printTable } from "./report";

const count = 300;
const pieceSize = 4;
/** What the answer begins with. */
const firstWords = "Section 1";
/** What of an answer is markup, and therefore not text on the page, is less than this share. */
const markup = 0.25;
/** A page that is not answering is not watched for longer. */
const peerMs = 15_000;

type Growing = { text: string; perSecond: number };

/** Sends a question and waits until the first words of the answer are there: only its growth is measured. */
async function ask(page: Page): Promise<void> {
  const composer = page.getByRole("textbox", { name: "Message" });
  await composer.fill("Write a long answer");
  await composer.press("Enter");
  const begun = page.waitForFunction((mark) => globalThis.bench.sees(mark), firstWords, { timeout: 20_000 });
  await within(20_000, begun);
}

async function watch({ browser }: Place, url: string, time: { ms: number; endMs: number }) {
  const { opened, load } = await openAndMeasure(browser, url, endMark(count / 2), 30_000);
  try {
    if (!load) return undefined;
    await ask(opened.page);
    return await measureStream(browser, opened.page, time);
  } catch (error) {
    console.error(`The stream could not be watched: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  } finally {
    await opened.close();
  }
}

/** A long answer that grows at the end of a heavy conversation while somebody types; whether the budgets hold. */
export async function benchStreaming(place: Place, { text, perSecond }: Growing): Promise<boolean> {
  const ms = (text.length / pieceSize / perSecond) * 1_000;
  const before = contention();
  const ours = await watch(place, `${place.parley}/c/heavy-${count}`, { ms, endMs: peerMs });
  const slowdown = (before + contention()) / 2;
  const peer = await watch(place, `${place.peer}/?count=${count}`, { ms: peerMs, endMs: peerMs });
  const line = (what: string, unit: Line["unit"], value: number | undefined, budget?: Line["budget"]): Line => ({
    what,
    unit,
    ours: value,
    ...(budget && { budget }),
  });
  const last = (what: string, unit: Line["unit"], name: keyof Stream): Line => ({
    ...line(`at its end: ${what}`, unit, ours?.end[name]),
    peer: { value: peer?.end[name] },
  });
  return printTable(
    `An answer of ${Math.round(text.length / 1_024)} KB at ${perSecond} tokens/s`,
    [
      line("median frames", "frames/s", ours?.whole.framesPerSecond, { least: 55 }),
      // Of its processor time, because a task also takes long when another program pushes the page aside.
      {
        ...line("dearest task, processor time", "processor ms", ours?.dearest, { most: 50 }),
        peer: { value: peer?.dearest, limit: grace },
      },
      { ...line("longest task", "ms", ours?.longest), peer: { value: peer?.longest, limit: grace } },
      line("a key until it is handled, p95", "ms", ours?.whole.keyWait, { most: 50 }),
      line("a key until it is painted, p95", "ms", ours?.whole.keyPainted, { most: 100 }),
      line("all that was typed arrived", "count", ours && Number(ours.typedAll), { least: 1 }),
      line("share of the answer on the page", "share", ours && ours.shown / text.length, { least: 1 - markup }),
      last("median frames", "frames/s", "framesPerSecond"),
      last("p95 frame", "ms", "p95"),
      last("long tasks", "count", "longTasks"),
      last("a key until it is painted, p95", "ms", "keyPainted"),
    ],
    slowdown,
  );
}

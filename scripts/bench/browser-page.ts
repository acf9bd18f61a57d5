import { type Browser, type CDPSession, chromium, errors, type Page } from "@playwright/test";
import { ensureChromium } from "@/scripts/chromium";
import { type Recording, recorderSource } from "./recorder";

/** Bytes that came over the wire, compressed as they came, by what they were. */
export type Transferred = { script: number; document: number };

/** A page with an empty cache of its own. */
export type BrowserPage = { page: Page; session: CDPSession; transferred: Transferred; close(): Promise<void> };

const size = { width: 1280, height: 800 };

/** Starts the browser that everything is measured in. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    // Whoever starts it closes it, together with everything else.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** Opens a page that records itself; see `recorderSource` for `mark`. */
export async function openPage(browser: Browser, mark: string): Promise<BrowserPage> {
  const context = await browser.newContext({ viewport: size, locale: "en-GB" });
  const page = await context.newPage();
  // A page that broke must not pass for one that is slow.
  page.on("pageerror", (error) => console.error(`An error on ${page.url()}: ${error.message}`));
  await page.addInitScript({ content: recorderSource(mark) });
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Performance.enable");
  return { page, session, transferred: count(session), close: () => context.close() };
}

function count(session: CDPSession): Transferred {
  const transferred: Transferred = { script: 0, document: 0 };
  const types = new Map<string, string>();
  session.on("Network.responseReceived", ({ requestId, type }) => void types.set(requestId, type));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId);
    if (type === "Script") transferred.script += encodedDataLength;
    if (type === "Document") transferred.document += encodedDataLength;
  });
  return transferred;
}

/** What the page has recorded up to now. */
export function readRecording(page: Page): Promise<Recording> {
  return page.evaluate(() => {
    const { sees: _sees, watch: _watch, unwatch: _unwatch, ...recording } = globalThis.bench;
    return recording;
  });
}

/** Bytes of JavaScript heap that are left after a collection. */
export async function heapAfterCollection(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? Number.NaN;
}

function orLate(error: unknown): undefined {
  if (error instanceof errors.TimeoutError) return undefined;
  throw error;
}

/** `promise`, or undefined when it takes longer than `ms`: a frozen page answers nothing. */
export async function within<T>(ms: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  // What is late may still fail when its page is closed.
  promise.catch(() => {});
  return Promise.race([promise.catch(orLate), late]).finally(() => clearTimeout(timer));
}

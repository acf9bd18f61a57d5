/** What the page records of itself. Times are milliseconds since its navigation began. */
export type Recording = {
  readableAt?: number;
  firstPaintAt?: number;
  largestPaintAt: number;
  shift: number;
  tasks: { at: number; length: number }[];
  frames: { at: number; length: number }[];
  blankFrames: number;
  mostNodes: number;
  /** Per key: until its handlers ran, and until the next frame was painted. */
  keys: { at: number; wait: number; painted: number }[];
};

/** The recorder as a page sees it. */
export type Recorder = Recording & {
  /** Whether an article in sight holds `text`. */
  sees(text: string): boolean;
  /** Begins to record frames; `scrolling`: and what of the thread each of them shows, which costs a little. */
  watch(scrolling: boolean): void;
  unwatch(): void;
};

declare global {
  var bench: Recorder;
}

/**
 * Runs in the page before anything else; `mark` is the text that must stand in sight at the end of the
 * thread for it to be readable; without one, the page is once its frame stands.
 * Nothing from outside this function may be used in it.
 */
function record(mark: string): void {
  const articles = document.getElementsByTagName("article");
  const all = document.getElementsByTagName("*");
  let watching = false;
  let looking = false;
  let last = 0;

  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = then;
      channel.port2.postMessage(0);
    });

  const inSight = (element: Element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && bottom > top;
  };

  /** Whether a message stands in the window. Messages follow each other, so halving the list finds it. */
  const showsMessage = () => {
    let [from, to] = [0, articles.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((articles[middle]?.getBoundingClientRect().bottom ?? 0) > 0) to = middle;
      else from = middle + 1;
    }
    const found = articles[from];
    return found !== undefined && found.childNodes.length > 0 && inSight(found);
  };

  globalThis.bench = {
    largestPaintAt: 0,
    shift: 0,
    tasks: [],
    frames: [],
    blankFrames: 0,
    mostNodes: 0,
    keys: [],
    sees: (text) => {
      for (const article of articles) if (article.textContent?.includes(text) && inSight(article)) return true;
      return false;
    },
    watch: (scrolling) => {
      watching = true;
      looking = scrolling;
      last = 0;
      requestAnimationFrame(frame);
    },
    unwatch: () => {
      watching = false;
    },
  };
  const { bench } = globalThis;

  function frame(now: number): void {
    if (!watching) return;
    if (last > 0) bench.frames.push({ at: last, length: now - last });
    last = now;
    if (looking && !showsMessage()) bench.blankFrames++;
    if (looking && bench.frames.length % 8 === 0) bench.mostNodes = Math.max(bench.mostNodes, all.length);
    requestAnimationFrame(frame);
  }

  const look = () => {
    const end = articles[articles.length - 1];
    if (mark === "" ? document.querySelector("main") : end?.textContent?.includes(mark) && inSight(end)) {
      afterPaint(() => {
        bench.readableAt = performance.now();
      });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);

  const observe = (type: string, read: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) read(entry);
    }).observe({ type, buffered: true });
  observe("longtask", (entry) => bench.tasks.push({ at: entry.startTime, length: entry.duration }));
  observe("paint", (entry) => {
    if (entry.name === "first-contentful-paint") bench.firstPaintAt = entry.startTime;
  });
  observe("largest-contentful-paint", (entry) => {
    bench.largestPaintAt = entry.startTime;
  });
  observe("layout-shift", (entry) => {
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) bench.shift += value;
  });
  addEventListener(
    "keydown",
    (event) => {
      const wait = performance.now() - event.timeStamp;
      afterPaint(() => bench.keys.push({ at: event.timeStamp, wait, painted: performance.now() - event.timeStamp }));
    },
    { capture: true },
  );
}

/** The recorder as source; the compiler that runs this file leaves calls of its own `__name` in functions. */
export function recorderSource(mark: string): string {
  return `(() => { const __name = (value) => value; (${record.toString()})(${JSON.stringify(mark)}); })();`;
}

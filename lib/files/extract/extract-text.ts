import path from "node:path";
import { Worker } from "node:worker_threads";
import type { Extracted, Job, ReadAs, Report } from "./extracted.ts";
import { ReadError } from "./read-error.ts";

/** Bounds on one reading: time, memory of the engine and beside it, and how often that is looked at. */
const longestMs = 30_000;
const mostHeapMb = 400;
const mostExternalBytes = 600 * 1024 * 1024;
const watchMs = 250;

/** The most text that is kept of a file, in characters. */
export const longestText = 2_000_000;

/** What stands where a text was cut. */
export const cutMark = "\n[The file goes on; it was cut here.]\n";

const workerPath = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/files/extract/worker.ts");

/** What a file is, and the text that could be taken out of it. */
export type WithText = Extracted & { text: string };

/**
 * Takes the text out of a file in a thread of its own, which is ended when it takes too long or too much. A PDF of
 * which nothing more can be read is still a PDF: what was read of it is kept, and there may be none.
 * @throws ReadError
 */
export async function extractText(file: string, as: ReadAs, longest = longestText): Promise<WithText> {
  const job: Job = { path: file, as, longest };
  const worker = new Worker(workerPath, {
    workerData: job,
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  });
  try {
    return await follow(worker);
  } finally {
    await worker.terminate();
  }
}

function follow(worker: Worker): Promise<WithText> {
  return new Promise((resolve, reject) => {
    let extracted: Extracted | undefined;
    let text = "";
    /** What is there so far is all there will be. */
    const finish = (cut: boolean) => {
      stopWatching();
      if (extracted) resolve({ ...extracted, text: cut ? text + cutMark : text });
      else reject(new ReadError("content", "it is damaged"));
    };
    const fail = (error: ReadError) => {
      if (extracted?.kind === "pdf") return finish(text !== "");
      stopWatching();
      reject(error);
    };
    const stopWatching = watch(worker, () => fail(new ReadError("large", "it takes too much to read")));
    worker.on("message", (report: Report) => {
      if (report.type === "text") text += report.text;
      else if (report.type === "is") extracted = report.extracted;
      else if (report.type === "done") finish(report.cut);
      else fail(new ReadError(report.reason, report.message));
    });
    worker.on("error", () => fail(new ReadError("large", "it takes too much to read")));
    worker.on("exit", () => fail(new ReadError("content", "it is damaged")));
  });
}

/** Calls back when a thread takes too long, or too much memory that its own limits do not count. */
function watch(worker: Worker, onTooMuch: () => void): () => void {
  const tooLate = setTimeout(onTooMuch, longestMs);
  const look = setInterval(async () => {
    // A thread that has not begun or has ended has nothing to tell.
    const statistics = await worker.getHeapStatistics().catch(() => undefined);
    if (statistics && statistics.external_memory > mostExternalBytes) onTooMuch();
  }, watchMs);
  return () => {
    clearTimeout(tooLate);
    clearInterval(look);
  };
}

import { parentPort, workerData } from "node:worker_threads";
import type { Identify, Job, ReadAs, Report } from "./extracted.ts";
import { ReadError } from "./read-error.ts";
import { SinkFull, TextSink } from "./text-sink.ts";

// This thread is started by its path and without the bundler: Node reads it as it stands, so that its imports are
// packages and siblings only, these with their endings.

const { path, as, longest } = workerData as Job;
const tell = (report: Report) => parentPort?.postMessage(report);
const sink = new TextSink(longest, (text) => tell({ type: "text", text }));

type Reader = (path: string, sink: TextSink, identify: Identify) => Promise<void>;

/** Libraries are loaded for the files that need them. */
const readers: Record<ReadAs, () => Promise<Reader>> = {
  pdf: async () => (await import("./read-pdf.ts")).readPdf,
  archive: async () => (await import("./read-office.ts")).readOffice,
  rtf: async () => (await import("./read-rtf.ts")).readRtf,
  text: async () => (await import("./read-plain.ts")).readPlain,
};

try {
  const read = await readers[as]();
  await read(path, sink, (extracted) => tell({ type: "is", extracted }));
  sink.flush();
  tell({ type: "done", cut: false });
} catch (error) {
  sink.flush();
  if (error instanceof SinkFull) tell({ type: "done", cut: true });
  else if (error instanceof ReadError) tell({ type: "failed", reason: error.reason, message: error.message });
  else tell({ type: "failed", reason: "content", message: "it is damaged" });
}

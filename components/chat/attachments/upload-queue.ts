import type { Attachment } from "@/lib/core/attachment";
import { UploadError, type UploadProblem, uploadFile, withNumbers } from "./upload-file";

/** Files on their way at the same time. */
const atOnce = 2;

/** Waits before a file is sent again after the connection was lost, in milliseconds. */
const pauses = [1_000, 4_000];

/** A file that is not at the server yet. */
export type Upload = {
  key: string;
  file: File;
  state: "waiting" | "sending" | "failed";
  /** From 0 to 1. */
  progress: number;
  problem?: UploadProblem;
};

type Sent = (key: string, attachment: Attachment) => void;

/** Sends files in their order, few at once, and again where the connection was lost. */
export class UploadQueue {
  #uploads: readonly Upload[] = [];
  readonly #controllers = new Map<string, AbortController>();
  readonly #listeners = new Set<() => void>();
  readonly #onSent: Sent;

  /** `onSent` is called with every file that arrived, before it leaves the list. */
  constructor(onSent: Sent) {
    this.#onSent = onSent;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): readonly Upload[] => this.#uploads;

  add(uploads: readonly { key: string; file: File }[], temporary: boolean): void {
    this.#set([...this.#uploads, ...uploads.map((one): Upload => ({ ...one, state: "waiting", progress: 0 }))]);
    this.#sendNext(temporary);
  }

  /** Sends a file that failed once more. */
  retry(key: string, temporary: boolean): void {
    this.#change(key, { state: "waiting", progress: 0, problem: undefined });
    this.#sendNext(temporary);
  }

  /** Takes a file off the list, and off the wire. */
  remove(key: string): void {
    this.#controllers.get(key)?.abort();
    this.#set(this.#uploads.filter((upload) => upload.key !== key));
  }

  /** Takes all of them off. */
  clear(): void {
    for (const { key } of this.#uploads) this.remove(key);
  }

  #sendNext(temporary: boolean): void {
    while (this.#controllers.size < atOnce) {
      const next = this.#uploads.find((upload) => upload.state === "waiting");
      if (!next) return;
      void this.#send(next, temporary).finally(() => {
        this.#controllers.delete(next.key);
        this.#sendNext(temporary);
      });
    }
  }

  async #send({ key, file }: Upload, temporary: boolean): Promise<void> {
    const controller = new AbortController();
    this.#controllers.set(key, controller);
    this.#change(key, { state: "sending" });
    const { signal } = controller;
    const onProgress = (progress: number) => this.#change(key, { progress });
    for (let attempt = 0; ; attempt += 1) {
      try {
        const attachment = await uploadFile(file, { temporary, signal, onProgress });
        this.#onSent(key, attachment);
        this.#set(this.#uploads.filter((upload) => upload.key !== key));
        return;
      } catch (error) {
        if (signal.aborted) return;
        const problem = toProblem(error);
        const pause = problem.code === "network" ? pauses[attempt] : undefined;
        if (pause === undefined) return this.#change(key, { state: "failed", problem: await withNumbers(problem) });
        this.#change(key, { progress: 0 });
        await connection(pause, signal);
        if (signal.aborted) return;
      }
    }
  }

  #change(key: string, change: Partial<Upload>): void {
    this.#set(this.#uploads.map((upload) => (upload.key === key ? { ...upload, ...change } : upload)));
  }

  #set(uploads: readonly Upload[]): void {
    this.#uploads = uploads;
    for (const listener of this.#listeners) listener();
  }
}

function toProblem(error: unknown): UploadProblem {
  return error instanceof UploadError ? error.problem : { code: "internal_error", message: "" };
}

/** Waits a while, and as long as the browser knows that it is offline. */
function connection(pause: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    signal.addEventListener("abort", () => resolve(), { once: true });
    if (navigator.onLine) setTimeout(resolve, pause);
    else addEventListener("online", () => resolve(), { once: true, signal });
  });
}

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Attachment } from "@/lib/core/attachment";
import { UploadQueue } from "./upload-queue";

/** Requests that are on their way, in the order in which they began. */
let requests: FakeRequest[];

class FakeRequest {
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  status = 0;
  responseText = "";
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  body?: File;
  open(): void {}
  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }
  send(body: File): void {
    this.body = body;
    requests.push(this);
  }
  abort(): void {
    this.onabort?.();
  }
  answer(status: number, body: object): void {
    Object.assign(this, { status, responseText: JSON.stringify(body) });
    this.onload?.();
  }
}

const attachment = (name: string): Attachment => ({
  fileId: name,
  name,
  mediaType: "text/plain",
  kind: "text",
  size: 1,
});
const chosen = (...names: string[]) => names.map((name) => ({ key: name, file: new File(["x"], name) }));
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  requests = [];
  vi.useFakeTimers();
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  vi.stubGlobal("navigator", { onLine: true });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("files on their way", () => {
  test("go two at a time, in their order, and leave the list when they have arrived", async () => {
    const sent: string[] = [];
    const queue = new UploadQueue((key) => sent.push(key));
    queue.add(chosen("a", "b", "c"), false);
    expect(requests.map((request) => request.body?.name)).toEqual(["a", "b"]);
    expect(queue.snapshot().map(({ state }) => state)).toEqual(["sending", "sending", "waiting"]);
    requests[1]?.upload.onprogress?.({ loaded: 1, total: 4 });
    expect(queue.snapshot()[1]?.progress).toBe(0.25);
    requests[1]?.answer(201, attachment("b"));
    await settled();
    expect(requests.map((request) => request.body?.name)).toEqual(["a", "b", "c"]);
    expect(sent).toEqual(["b"]);
    expect(queue.snapshot().map(({ key }) => key)).toEqual(["a", "c"]);
  });

  test("carry their name encoded, and that their chat is temporary", () => {
    new UploadQueue(() => {}).add(chosen("图 片.txt"), true);
    expect(requests[0]?.headers).toMatchObject({ "x-file-name": "%E5%9B%BE%20%E7%89%87.txt", "x-file-temporary": "1" });
  });

  test("are taken off the wire when they are taken out", async () => {
    const sent: string[] = [];
    const queue = new UploadQueue((key) => sent.push(key));
    queue.add(chosen("a", "b", "c"), false);
    queue.remove("a");
    await settled();
    expect(queue.snapshot().map(({ key }) => key)).toEqual(["b", "c"]);
    expect(requests.map((request) => request.body?.name)).toEqual(["a", "b", "c"]);
    queue.clear();
    await settled();
    expect(queue.snapshot()).toEqual([]);
    expect(sent).toEqual([]);
  });

  test("stay with their reason when they are refused, and can be sent again", async () => {
    const queue = new UploadQueue(() => {});
    queue.add(chosen("a"), false);
    const storage = { used: 3, quota: 4, maxFile: 5 };
    vi.stubGlobal("fetch", async () => Response.json({ files: [], storage }));
    const error = { code: "storage_full", message: "full", param: "quota" };
    requests[0]?.answer(507, { error });
    await vi.waitFor(() =>
      expect(queue.snapshot()).toMatchObject([{ state: "failed", problem: { ...error, storage } }]),
    );
    expect(requests).toHaveLength(1);
    queue.retry("a", false);
    expect(queue.snapshot()).toMatchObject([{ state: "sending", problem: undefined }]);
    requests[1]?.answer(201, attachment("a"));
    await settled();
    expect(queue.snapshot()).toEqual([]);
  });

  test("are sent again by themselves when the connection was lost, and given up after some times", async () => {
    const queue = new UploadQueue(() => {});
    queue.add(chosen("a"), false);
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      expect(requests).toHaveLength(attempt);
      requests.at(-1)?.onerror?.();
      await vi.advanceTimersByTimeAsync(5_000);
    }
    expect(requests).toHaveLength(3);
    expect(queue.snapshot()).toMatchObject([{ state: "failed", problem: { code: "network" } }]);
  });

  test("say so when something on the way answered instead of Parley", async () => {
    const queue = new UploadQueue(() => {});
    queue.add(chosen("a"), false);
    Object.assign(requests[0] ?? {}, { status: 413, responseText: "<html>too large</html>" });
    requests[0]?.onload?.();
    await settled();
    expect(queue.snapshot()).toMatchObject([{ state: "failed", problem: { code: "request_too_large" } }]);
  });
});

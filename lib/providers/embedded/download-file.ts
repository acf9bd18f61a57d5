import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { outboundFetch } from "@/lib/net/outbound";
import type { OutboundResponse } from "@/lib/net/outbound-response";
import { FinalFailure } from "./gguf-file";
import { type Expected, expectedFromHeaders, fetchExpected } from "./hub-pointer";
import { checkPart, isDiskFull, requireSpace, sizeOf, spaceReason, syncFolder } from "./part-file";

/** One file to fetch. */
export type Download = {
  file: URL;
  pointer: URL;
  /** Sent to the origin of `file` only. */
  token?: string;
  /** Absolute path; nothing is there until the file is whole and checked. */
  target: string;
  signal: AbortSignal;
  /** Share of the file from 0 to 1, at most twice a second. */
  onProgress: (progress: number) => void;
  /** Milliseconds before the second try, doubled with each further one. */
  retryMs?: number;
};

const maxTries = 5;
const progressMs = 500;

/**
 * Fetches the file to `target`, continuing a `.part` file that an earlier run left. Tries again while the network is
 * gone. Rejects with the signal's reason when stopped, and otherwise with an error whose message can be shown.
 */
export async function downloadFile(download: Download): Promise<void> {
  const part = `${download.target}.part`;
  await mkdir(path.dirname(part), { recursive: true });
  for (let tries = 1; ; tries += 1) {
    const before = await sizeOf(part);
    try {
      return await tryOnce(download, part);
    } catch (error) {
      download.signal.throwIfAborted();
      if (error instanceof FinalFailure) throw error;
      if (isDiskFull(error)) {
        // The database lives on the same disk and needs the space more.
        await rm(part, { force: true });
        throw new FinalFailure(spaceReason(part));
      }
      // Bytes arrived, so the network is there and the count begins anew.
      if ((await sizeOf(part)) > before) tries = 1;
      if (tries >= maxTries) throw error;
      await wait((download.retryMs ?? 1000) * 2 ** (tries - 1), undefined, { signal: download.signal, ref: false });
    }
  }
}

async function tryOnce(download: Download, part: string): Promise<void> {
  let expected = await fetchExpected(download);
  // Without a checksum nothing tells whether the part belongs to this version of the file.
  const have = expected ? await keepUsablePart(part, expected) : 0;
  if (expected === undefined || have < expected.size) {
    if (expected) await requireSpace(part, expected.size - have);
    const response = await ask(download, have, expected?.size);
    expected ??= expectedFromHeaders(response.headers);
    await receive(download, response, part, have, expected?.size);
  }
  await checkPart(part, expected);
  await rename(part, download.target);
  await syncFolder(path.dirname(part));
}

async function keepUsablePart(part: string, expected: Expected): Promise<number> {
  const have = await sizeOf(part);
  if (have <= expected.size) return have;
  await rm(part);
  return 0;
}

function ask(download: Download, from: number, size: number | undefined): Promise<OutboundResponse> {
  return outboundFetch(download.file, {
    headers: {
      ...(download.token ? { authorization: `Bearer ${download.token}` } : {}),
      ...(from > 0 ? { range: `bytes=${from}-` } : {}),
    },
    signal: download.signal,
    pool: "embedded-download",
    allowPrivate: true,
    redirects: "follow",
    // One byte more than expected shows a wrong file; without a size a bound keeps the disk from filling.
    maxBytes: size === undefined ? 64 * 1024 ** 3 : size + 1,
  });
}

/** Appends the answer's bytes to the part file, or starts it anew where the server sends the whole file. */
async function receive(
  download: Download,
  response: OutboundResponse,
  part: string,
  from: number,
  size: number | undefined,
): Promise<void> {
  const resumed = response.status === 206 && rangeStart(response.headers) === from;
  if (!resumed && response.status !== 200) {
    response.discard();
    if (response.status === 206 || response.status === 416) await rm(part, { force: true });
    throw toFailure(response.status, download.file.host);
  }
  const start = resumed ? from : 0;
  const total = size ?? start + Number(response.headers.get("content-length") ?? Number.NaN);
  const handle = await open(part, resumed ? "a" : "w");
  try {
    const received = await writeBody(handle, response, start, total, download.onProgress);
    await handle.sync();
    if (received < total) throw new AppError("upstream_error", `${download.file.host} sent only part of the file.`);
  } finally {
    await handle.close();
  }
}

async function writeBody(
  handle: FileHandle,
  response: OutboundResponse,
  start: number,
  total: number,
  onProgress: (progress: number) => void,
): Promise<number> {
  let received = start;
  let toldAt = Number.NEGATIVE_INFINITY;
  for await (const bytes of response.body) {
    await handle.appendFile(bytes);
    received += bytes.byteLength;
    if (Number.isNaN(total) || performance.now() - toldAt < progressMs) continue;
    toldAt = performance.now();
    onProgress(Math.min(1, received / total));
  }
  return received;
}

function rangeStart(headers: Headers): number {
  return Number(/^bytes (\d+)-/.exec(headers.get("content-range") ?? "")?.[1] ?? Number.NaN);
}

function toFailure(status: number, host: string): Error {
  if (status === 401 || status === 403) {
    return new FinalFailure(`${host} refuses the file (${status}); HF_TOKEN has to be allowed to read it`);
  }
  if (status === 404) return new FinalFailure(`${host} does not have the file (404); check EMBEDDED_MODEL`);
  return new AppError("upstream_error", `${host} answered ${status}`);
}

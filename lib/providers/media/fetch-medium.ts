import { fileTypeFromBuffer } from "file-type";
import { AppError } from "@/lib/core/errors";
import type { Medium } from "@/lib/core/model";
import { outboundFetch } from "@/lib/net/outbound";

/** Bounds on one remote file; times are milliseconds. */
const maxBytes = 20 * 1024 * 1024;
const firstByteMs = 10_000;
const idleMs = 10_000;

/** What each kind of content may turn out to be; a file may also be plain text, which has no signature. */
const kinds: Record<Medium, RegExp> = {
  image: /^image\/(png|jpeg|gif|webp|bmp|tiff|heic|avif)$/,
  audio: /^audio\//,
  video: /^video\//,
  file: /^(application\/(pdf|vnd\.|zip|rtf|epub)|image\/|text\/)/,
};

/** All remote files of one question together. */
const maxTotalBytes = 40 * 1024 * 1024;
const mostFiles = 16;

export type FetchedMedium = { mime: string; base64: string };

/**
 * The remote files of one question: each is fetched once, however many attempts there are, and all of them together
 * are bounded in number, size and, by `signal`, in time.
 */
export class RemoteMedia {
  readonly #signal: AbortSignal;
  readonly #longestMs: number;
  readonly #files = new Map<string, Promise<FetchedMedium>>();
  #deadline: AbortSignal | undefined;
  #bytes = 0;

  /** `longestMs`: from the first file on, for all of them. */
  constructor(signal: AbortSignal, longestMs: number) {
    this.#signal = signal;
    this.#longestMs = longestMs;
  }

  /** @throws AppError invalid_value that names `param`, or timeout; the signal's reason when it was aborted. */
  async fetch(url: string, medium: Medium, param: string): Promise<FetchedMedium> {
    const key = `${medium} ${url}`;
    const known = this.#files.get(key);
    if (known) return known;
    if (this.#files.size === mostFiles) {
      throw new AppError("invalid_value", `${param}: more than ${mostFiles} remote files in one request.`, { param });
    }
    this.#deadline ??= AbortSignal.timeout(this.#longestMs);
    const file = this.#download(url, medium, param, this.#deadline).then((fetched) => {
      this.#bytes += fetched.base64.length * (3 / 4);
      if (this.#bytes <= maxTotalBytes) return fetched;
      const message = `${param}: the remote files of one request are larger than ${maxTotalBytes} bytes together.`;
      throw new AppError("request_too_large", message, { param });
    });
    this.#files.set(key, file);
    return file;
  }

  async #download(url: string, medium: Medium, param: string, deadline: AbortSignal): Promise<FetchedMedium> {
    try {
      return await fetchMedium(url, medium, param, AbortSignal.any([this.#signal, deadline]));
    } catch (error) {
      this.#signal.throwIfAborted();
      if (!deadline.aborted) throw error;
      const message = `${param}: fetching the remote files took longer than ${this.#longestMs / 1_000} seconds.`;
      throw new AppError("timeout", message, { param, isFinal: true, cause: error });
    }
  }
}

/**
 * Fetches a remote file on behalf of a model that wants bytes: public addresses only, checked at each redirect, capped
 * in size and time, and believed to be what its first bytes say and not what its server claims.
 * @throws AppError invalid_value that names `param`; the signal's reason when it was aborted.
 */
export async function fetchMedium(
  url: string,
  medium: Medium,
  param: string,
  signal: AbortSignal,
): Promise<{ mime: string; base64: string }> {
  const { bytes, claimed } = await download(url, param, signal);
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? (isText(bytes, claimed) ? "text/plain" : "");
  if (!kinds[medium].test(found)) {
    const was = found === "" ? "is of no known kind" : `is ${found}`;
    throw new AppError("invalid_value", `${param}: what is at the address ${was}, not ${medium} content.`, { param });
  }
  return { mime: found, base64: bytes.toString("base64") };
}

async function download(url: string, param: string, signal: AbortSignal): Promise<{ bytes: Buffer; claimed: string }> {
  try {
    const response = await outboundFetch(url, {
      signal,
      pool: "media",
      redirects: "follow",
      maxBytes,
      firstByteMs,
      idleMs,
    });
    if (response.status !== 200) {
      response.discard();
      throw new AppError("invalid_value", `the server answered with ${response.status}`);
    }
    const pieces: Uint8Array[] = [];
    for await (const piece of response.body) pieces.push(piece);
    return { bytes: Buffer.concat(pieces), claimed: response.headers.get("content-type") ?? "" };
  } catch (error) {
    signal.throwIfAborted();
    const reason = error instanceof AppError ? error.message : "it cannot be read";
    throw new AppError("invalid_value", `${param}: the address could not be fetched: ${reason}`, {
      param,
      cause: error,
    });
  }
}

/** Text says so, is UTF-8 and holds no zero byte. */
function isText(bytes: Buffer, claimed: string): boolean {
  if (!/^(text\/|application\/(json|xml|csv))/.test(claimed) || bytes.includes(0)) return false;
  return Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
}

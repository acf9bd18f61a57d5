import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { constants, createGunzip } from "node:zlib";
import { AppError } from "@/lib/core/errors";
import { toOutboundError } from "./outbound-error";

/** An answer whose body is read once, by `body` or by `readText`; what is not read is destroyed. */
export type OutboundResponse = {
  status: number;
  headers: Headers;
  /** The address that answered, after redirects. */
  url: string;
  /** Decoded bytes. Throws AppError when the connection breaks, falls silent or sends too much. */
  body: AsyncIterable<Uint8Array>;
  /** The whole body as text. Throws AppError upstream_error when it is longer than `maxBytes`. */
  readText(maxBytes: number): Promise<string>;
  /** Gives the body up and closes its connection. */
  discard(): void;
};

/** Bounds on reading one body; `signal` is the caller's, whose reason is thrown as it is. */
export type BodyLimits = { firstByteMs: number; idleMs: number; maxBytes: number; signal?: AbortSignal };

/**
 * Wraps a raw body. An answer that nobody begins to read within `idleMs` is destroyed, so that a forgotten one does
 * not hold its socket.
 */
export function toResponse(
  status: number,
  headers: Headers,
  url: URL,
  raw: Readable,
  limits: BodyLimits,
): OutboundResponse {
  const stream = decode(raw, headers, url.host);
  stream.on("error", () => {});
  const unread = setTimeout(() => stream.destroy(), limits.idleMs).unref();
  const body = (maxBytes: number) => {
    clearTimeout(unread);
    return readBody(stream, url.host, { ...limits, maxBytes });
  };
  return {
    status,
    headers,
    url: url.href,
    body: { [Symbol.asyncIterator]: () => body(limits.maxBytes)[Symbol.asyncIterator]() },
    readText: async (maxBytes) => {
      const decoder = new TextDecoder();
      let text = "";
      for await (const bytes of body(Math.min(maxBytes, limits.maxBytes))) {
        text += decoder.decode(bytes, { stream: true });
      }
      return text + decoder.decode();
    },
    discard: () => {
      clearTimeout(unread);
      stream.destroy();
    },
  };
}

/** At most one encoding is undone: chains of them are an attack, and none was asked for. */
function decode(raw: Readable, headers: Headers, host: string): Readable {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return raw;
  raw.on("error", () => {});
  if (encoding !== "gzip" && encoding !== "x-gzip") {
    raw.destroy();
    throw new AppError("upstream_error", `${host} answered in an encoding that was not asked for.`);
  }
  const flush = constants.Z_SYNC_FLUSH;
  return pipeline(raw, createGunzip({ flush, finishFlush: flush }), () => {});
}

async function* readBody(stream: Readable, host: string, limits: BodyLimits): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  let total = 0;
  try {
    for (;;) {
      const next = await readNext(stream, chunks, host, total === 0 ? limits.firstByteMs : limits.idleMs);
      if (next.done) return;
      total += next.value.byteLength;
      if (total > limits.maxBytes) throw new AppError("upstream_error", `${host} sent more than Parley reads.`);
      yield next.value;
    }
  } catch (error) {
    limits.signal?.throwIfAborted();
    throw toOutboundError(error, host, "body");
  } finally {
    stream.destroy();
  }
}

/** The clock runs only while the upstream is waited for, not while the reader is busy. */
async function readNext(
  stream: Readable,
  chunks: AsyncIterator<Uint8Array>,
  host: string,
  ms: number,
): Promise<IteratorResult<Uint8Array>> {
  const timer = setTimeout(() => {
    stream.destroy(new AppError("timeout", `${host} stopped sending its answer.`));
  }, ms);
  try {
    return await chunks.next();
  } finally {
    clearTimeout(timer);
  }
}

import { AppError } from "@/lib/core/errors";
import { parseWire } from "@/lib/net/wire-json";
import { readSse } from "@/lib/stream/sse-reader";

/** One event of an upstream's answer: a JSON value, or the mark that it is complete. */
export type AnswerEvent = { type: "value"; value: unknown; isError: boolean } | { type: "complete" };

const lingerMs = 1_000;
const maxJsonLength = 32 * 1024 * 1024;

/**
 * Reads the body of an answer, be it a stream of events or (with status 200 all the same) one JSON document.
 * @throws AppError upstream_error for what is neither, and whatever `bytes` throws.
 */
export async function* readAnswer(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<AnswerEvent> {
  const body = new Lingering(bytes);
  const head = await readHead(body);
  if (head.isJson) {
    yield { type: "value", value: toValue(await readText(head.bytes)), isError: false };
    return;
  }
  for await (const event of readSse(head.bytes)) {
    const data = event.data.trim();
    if (data === "[DONE]") {
      body.lingers = true;
      yield { type: "complete" };
      return;
    }
    if (data !== "") yield { type: "value", value: toValue(data), isError: event.event === "error" };
  }
}

function toValue(text: string): unknown {
  const value = parseWire(text);
  if (value === undefined) throw new AppError("upstream_error", "The answer broke off, or a piece of it is not JSON.");
  return value;
}

type Head = { isJson: boolean; bytes: AsyncIterable<Uint8Array> };

/** Looks at the first byte that is not white space or part of a byte order mark. */
async function readHead(body: Lingering): Promise<Head> {
  const seen: Uint8Array[] = [];
  const source = body[Symbol.asyncIterator]();
  const rest = async function* () {
    try {
      yield* seen;
      for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
    } finally {
      await source.return();
    }
  };
  for (let next = await source.next(); !next.done; next = await source.next()) {
    seen.push(next.value);
    const first = next.value.find((byte) => byte > 0x20 && byte !== 0xef && byte !== 0xbb && byte !== 0xbf);
    if (first !== undefined) return { isJson: first === 0x7b || first === 0x5b, bytes: rest() };
  }
  return { isJson: false, bytes: rest() };
}

async function readText(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > maxJsonLength) throw new AppError("upstream_error", "The answer is longer than Parley reads.");
  }
  return text + decoder.decode();
}

/**
 * A body that, once complete, is read to its end in the background for a moment instead of being torn down, so that
 * its connection can serve the next question. Until then leaving it closes it at once.
 */
class Lingering implements AsyncIterable<Uint8Array> {
  lingers = false;
  readonly #bytes: AsyncIterable<Uint8Array>;

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.#bytes = bytes;
  }

  [Symbol.asyncIterator]() {
    const inner = this.#bytes[Symbol.asyncIterator]();
    return {
      next: () => inner.next(),
      return: async (): Promise<IteratorResult<Uint8Array>> => {
        if (this.lingers) void drain(inner);
        else await inner.return?.();
        return { done: true, value: undefined };
      },
    };
  }
}

/** Failures no longer matter: the answer is already complete. */
async function drain(bytes: AsyncIterator<Uint8Array>): Promise<void> {
  const until = performance.now() + lingerMs;
  try {
    for (;;) {
      const next = await Promise.race([bytes.next(), after(lingerMs)]);
      if (next === undefined || next.done || performance.now() > until) break;
    }
    await bytes.return?.();
  } catch {
    return;
  }
}

function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms).unref();
  });
}

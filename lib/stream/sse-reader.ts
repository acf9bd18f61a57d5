import { createParser, type EventSourceMessage } from "eventsource-parser";
import { AppError } from "@/lib/core/errors";

/** One event of a server-sent stream. */
export type SseEvent = { event?: string; data: string; id?: string };

/** Bounds on what one stream may make us hold: characters of an unfinished event, bytes of everything. */
export type SseLimits = { maxEventLength?: number; maxBytes?: number };

/**
 * Reads server-sent events from bytes that may be cut anywhere. Takes LF, CRLF and CR, comments, a BOM, and a last
 * event that no blank line ends.
 * @throws AppError upstream_error when a bound is passed, and whatever `bytes` throws.
 */
export async function* readSse(bytes: AsyncIterable<Uint8Array>, limits: SseLimits = {}): AsyncGenerator<SseEvent> {
  const { maxEventLength = 8 * 1024 * 1024, maxBytes = 512 * 1024 * 1024 } = limits;
  const ready: SseEvent[] = [];
  let tooLong = false;
  const parser = createParser({
    maxBufferSize: maxEventLength,
    onEvent: (message) => {
      tooLong ||= message.data.length > maxEventLength;
      ready.push(toEvent(message));
    },
    onError: (error) => {
      tooLong ||= error.type === "max-buffer-size-exceeded";
    },
  });
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let total = 0;
  for await (const chunk of bytes) {
    total += chunk.byteLength;
    if (total > maxBytes) throw new AppError("upstream_error", "The answer is longer than Parley reads.");
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (tooLong) throw new AppError("upstream_error", "One event of the answer is longer than Parley reads.");
    yield* ready.splice(0);
  }
  parser.feed(`${decoder.decode()}\n\n`);
  yield* ready;
}

function toEvent(message: EventSourceMessage): SseEvent {
  const event: SseEvent = { data: message.data };
  if (message.event !== undefined) event.event = message.event;
  if (message.id !== undefined) event.id = message.id;
  return event;
}

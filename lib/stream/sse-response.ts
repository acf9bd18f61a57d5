const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** The data of one event, or a comment of its own between two events. */
export type SseEvent = string | { comment: string };

/** How a stream is written to its reader. */
export type SseOptions = {
  headers?: Record<string, string>;
  /** Silence after which a comment is sent, in milliseconds. */
  keepAliveMs: number;
  /** The comment line, without the colon. */
  keepAlive: string;
  /** Send a comment at once, so that the reader knows the stream is open before its first event. */
  greet?: boolean;
  /** Called once when the reader goes away before the end. */
  onCancel?: () => void;
};

/**
 * A response that sends each text of `events` as one `data:` event. Pulled by the reader, so a slow one costs no memory;
 * comments are written by the same writer, only between events.
 */
export function sseResponse(events: AsyncIterable<SseEvent>, options: SseOptions): Response {
  const encoder = new TextEncoder();
  const iterator = events[Symbol.asyncIterator]();
  let pending: Promise<IteratorResult<SseEvent>> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (options.greet) controller.enqueue(encoder.encode(toText({ comment: options.keepAlive })));
      },
      async pull(controller) {
        pending ??= iterator.next();
        const next = await orSilence(pending, options.keepAliveMs);
        if (next === "silence") {
          controller.enqueue(encoder.encode(toText({ comment: options.keepAlive })));
          return;
        }
        pending = undefined;
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(toText(next.value)));
      },
      async cancel() {
        options.onCancel?.();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { ...headers, ...options.headers } });
}

function toText(event: SseEvent): string {
  return typeof event === "string" ? `data: ${event}\n\n` : `: ${event.comment}\n\n`;
}

async function orSilence<T>(promise: Promise<T>, ms: number): Promise<T | "silence"> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<"silence">((resolve) => {
    timer = setTimeout(resolve, ms, "silence" as const);
  });
  try {
    return await Promise.race([promise, silence]);
  } finally {
    clearTimeout(timer);
  }
}

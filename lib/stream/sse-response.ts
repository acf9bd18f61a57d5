const headers = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

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
export function sseResponse(events: AsyncIterable<string>, options: SseOptions): Response {
  const encoder = new TextEncoder();
  const iterator = events[Symbol.asyncIterator]();
  let pending: Promise<IteratorResult<string>> | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        if (options.greet) controller.enqueue(encoder.encode(": open\n\n"));
      },
      async pull(controller) {
        pending ??= iterator.next();
        const next = await orSilence(pending, options.keepAliveMs);
        if (next === "silence") {
          controller.enqueue(encoder.encode(`: ${options.keepAlive}\n\n`));
          return;
        }
        pending = undefined;
        if (next.done) controller.close();
        else controller.enqueue(encoder.encode(`data: ${next.value}\n\n`));
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

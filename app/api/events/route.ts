import { subscribe } from "@/lib/chat/live-events";
import type { LiveEvent } from "@/lib/core/conversation";
import { route } from "@/lib/http";
import { sseResponse } from "@/lib/stream/sse-response";

async function* toLines(events: AsyncIterable<LiveEvent>): AsyncGenerator<string> {
  for await (const event of events) yield JSON.stringify(event);
}

/** Tells an open page what changed, so that every tab and device shows the same. */
export const GET = route({ viewer: "browser" }, async ({ viewer, request }) => {
  const left = new AbortController();
  return sseResponse(toLines(subscribe(viewer, AbortSignal.any([request.signal, left.signal]))), {
    greet: true,
    keepAliveMs: 15_000,
    keepAlive: "keep-alive",
    onCancel: () => left.abort(),
  });
});

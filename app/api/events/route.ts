import { subscribe } from "@/lib/chat/live-events";
import type { Viewer } from "@/lib/core/viewer";
import { route } from "@/lib/http";
import { sseResponse } from "@/lib/stream/sse-response";

async function* lines(viewer: Viewer, signal: AbortSignal): AsyncGenerator<string> {
  for await (const event of subscribe(viewer, signal)) yield JSON.stringify(event);
}

/** Tells an open page what changed, so that every tab and device shows the same. */
export const GET = route({ viewer: "browser" }, async ({ viewer, request }) => {
  const left = new AbortController();
  return sseResponse(lines(viewer, AbortSignal.any([request.signal, left.signal])), {
    greet: true,
    keepAliveMs: 15_000,
    keepAlive: "keep-alive",
    onCancel: () => left.abort(),
  });
});

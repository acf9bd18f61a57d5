import { EventEmitter, on } from "node:events";
import type { LiveEvent } from "@/lib/core/conversation";
import { processWide } from "@/lib/core/process-wide";
import type { Viewer } from "@/lib/core/viewer";

/** Events under this name go to everybody. */
const everyone = "*";

function emitter(): EventEmitter {
  return processWide("live-events", () => new EventEmitter().setMaxListeners(0));
}

/** Tells a user's open pages that something changed. */
export function publish(userId: string, event: LiveEvent): void {
  emitter().emit(userId, event);
}

/** Tells every open page that the models or their states changed. */
export function publishModels(): void {
  emitter().emit(everyone, { type: "models" } satisfies LiveEvent);
}

/** What happens to the viewer's things from now on, until `signal` aborts. */
export async function* subscribe(viewer: Viewer, signal: AbortSignal): AsyncGenerator<LiveEvent> {
  const merged = new EventEmitter();
  const forward = (event: LiveEvent) => merged.emit("event", event);
  emitter().on(viewer.userId, forward).on(everyone, forward);
  try {
    for await (const [event] of on(merged, "event", { signal })) yield event as LiveEvent;
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    emitter().off(viewer.userId, forward).off(everyone, forward);
  }
}

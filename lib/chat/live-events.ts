import { EventEmitter } from "node:events";
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

/**
 * What happens to the viewer's things from this call on, until `signal` aborts. What a slow reader has not taken yet is
 * kept once a kind and conversation, so it cannot pile up.
 */
export function subscribe(viewer: Viewer, signal: AbortSignal): AsyncGenerator<LiveEvent> {
  const waiting = new Map<string, LiveEvent>();
  let wake = Promise.withResolvers<void>();
  const note = (event: LiveEvent) => {
    waiting.set(JSON.stringify({ ...event, revision: undefined }), event);
    wake.resolve();
  };
  const leave = () => {
    emitter().off(viewer.userId, note).off(everyone, note);
    wake.resolve();
  };
  emitter().on(viewer.userId, note).on(everyone, note);
  signal.addEventListener("abort", leave, { once: true });

  async function* read(): AsyncGenerator<LiveEvent> {
    while (!signal.aborted) {
      await wake.promise;
      wake = Promise.withResolvers<void>();
      const events = [...waiting.values()];
      waiting.clear();
      yield* events;
    }
  }
  return read();
}

import { processWide } from "@/lib/core/process-wide";
import { liveTurns } from "./live-turn";

function state(): { isShuttingDown: boolean } {
  return processWide("shutdown", () => ({ isShuttingDown: false }));
}

/** True once the process has been told to stop: no new turn begins then. */
export function isShuttingDown(): boolean {
  return state().isShuttingDown;
}

/**
 * Lets running turns finish for `graceMs`, then interrupts the rest, whose text is stored.
 * Resolves when nothing runs any more.
 */
export async function drainTurns(graceMs: number): Promise<void> {
  state().isShuttingDown = true;
  const running = [...liveTurns().values()];
  if (running.length === 0) return;
  const timer = setTimeout(() => {
    for (const live of running) live.stop("shutdown");
  }, graceMs);
  await Promise.all(running.map((live) => live.ended));
  clearTimeout(timer);
}

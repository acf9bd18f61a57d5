import { processWide } from "@/lib/core/process-wide";
import { liveTurns } from "./live-turn";

/** An answer that is not stored, on its way to a program. */
type Passing = { stop: () => void; ended: Promise<void> };

function state(): { isShuttingDown: boolean; passing: Set<Passing> } {
  return processWide("shutdown", () => ({ isShuttingDown: false, passing: new Set() }));
}

/** True once the process has been told to stop: no new turn begins then. */
export function isShuttingDown(): boolean {
  return state().isShuttingDown;
}

/** Counts an answer that is not stored among those the end of the process waits for. */
export function noteAnswer(passing: Passing): void {
  const { passing: all } = state();
  all.add(passing);
  void passing.ended.finally(() => all.delete(passing));
}

/**
 * Lets running answers finish for `graceMs`, then ends the rest; the text of stored ones is kept.
 * Resolves when nothing runs any more.
 */
export async function drain(graceMs: number): Promise<void> {
  state().isShuttingDown = true;
  const running = [...liveTurns().values()];
  const passing = [...state().passing];
  if (running.length + passing.length === 0) return;
  const timer = setTimeout(() => {
    for (const live of running) live.stop("shutdown");
    for (const answer of passing) answer.stop();
  }, graceMs);
  await Promise.all([...running, ...passing].map((answer) => answer.ended));
  clearTimeout(timer);
}

import { processWide } from "@/lib/core/process-wide";

/** Files that are drawn or read at the same time; each takes a core and up to some hundred megabytes. */
const atOnce = 2;

type Line = { running: number; waiting: (() => void)[] };

/** Runs heavy work when it is its turn. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const line = processWide<Line>("file-work", () => ({ running: 0, waiting: [] }));
  if (line.running >= atOnce) await new Promise<void>((resolve) => line.waiting.push(resolve));
  else line.running += 1;
  try {
    return await work();
  } finally {
    // Whoever waits takes this place; it is given back when nobody does.
    const next = line.waiting.shift();
    if (next) next();
    else line.running -= 1;
  }
}

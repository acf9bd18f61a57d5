/** How a number is written. */
export type Unit = "ms" | "kB" | "MB" | "count" | "frames/s" | "share" | "plain";

/** One line: ours, the peer's where there is one, and the budget where there is one. */
export type Line = {
  what: string;
  unit: Unit;
  /** Undefined: it took longer than was waited. */
  ours: number | undefined;
  /** `value` undefined: it took longer than `limit`, or the page answered nothing. */
  peer?: { value: number | undefined; limit?: number };
  budget?: { most?: number; least?: number };
};

/**
 * How much worse than its budget a number may be before the run fails: the same build measured again on the same
 * machine differs by about this much in time. Bytes, nodes and heap do not differ, and get no such room.
 */
const noise: Partial<Record<Unit, number>> = { ms: 0.15, "frames/s": 0.05 };

const formats: Record<Unit, (value: number) => string> = {
  ms: (value) => `${value.toFixed(value < 20 ? 1 : 0)} ms`,
  kB: (value) => `${(value / 1_000).toFixed(0)} kB`,
  MB: (value) => `${(value / 1e6).toFixed(1)} MB`,
  count: (value) => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ","),
  "frames/s": (value) => value.toFixed(1),
  share: (value) => `${(value * 100).toFixed(1)} %`,
  plain: (value) => value.toFixed(3),
};

/** Whether the line is inside its budget, or so near that only noise or the machine's other work may be to blame. */
function holds({ ours, unit, budget }: Line, slowdown: number): boolean {
  if (!budget) return true;
  if (ours === undefined || Number.isNaN(ours)) return false;
  const room = noise[unit];
  const factor = room === undefined ? 1 : (1 + room) * slowdown;
  return ours <= (budget.most ?? Number.POSITIVE_INFINITY) * factor && ours >= (budget.least ?? 0) / factor;
}

function ratio({ ours, peer }: Line): string {
  const theirs = peer?.value ?? peer?.limit;
  if (ours === undefined || theirs === undefined || !(ours > 0) || !(theirs > 0)) return "";
  return `1 : ${peer?.value === undefined ? "> " : ""}${(theirs / ours).toFixed(theirs / ours < 10 ? 1 : 0)}`;
}

function toCells(line: Line, slowdown: number): string[] {
  const { what, unit, ours, peer, budget } = line;
  const format = formats[unit];
  const { most, least = 0 } = budget ?? {};
  const bound = most === undefined ? `≥ ${format(least)}` : `≤ ${format(most)}`;
  const frozen = peer?.limit === undefined ? "frozen" : `> ${format(peer.limit)}`;
  return [
    what,
    ours === undefined ? "frozen" : format(ours),
    budget ? bound : "",
    budget ? (holds(line, slowdown) ? "holds" : "FAILS") : "",
    peer ? (peer.value === undefined ? frozen : format(peer.value)) : "",
    ratio(line),
  ];
}

/**
 * Prints the lines as a table under a title; returns whether every budget holds. `slowdown`: how much of the time went
 * to other programs while this was measured (see `contention`); budgets of time are that much wider.
 */
export function printTable(title: string, lines: Line[], slowdown: number): boolean {
  const rows = [["", "ours", "budget", "", "peer", "ours : peer"], ...lines.map((line) => toCells(line, slowdown))];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  console.log(`\n${title}`);
  console.log(slowdown < 1.1 ? "" : `(other programs slow this machine down ${slowdown.toFixed(1)} times meanwhile)\n`);
  for (const row of rows) {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    console.log(`  ${cells.join("   ").trimEnd()}`);
  }
  return lines.every((line) => holds(line, slowdown));
}

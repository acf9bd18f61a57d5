/** How a number is written. */
export type Unit = "ms" | "processor ms" | "kB" | "MB" | "count" | "frames/s" | "share" | "plain";

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
const noise: Partial<Record<Unit, number>> = { ms: 0.15, "processor ms": 0.15, "frames/s": 0.05 };

const inMs = (value: number) => `${value.toFixed(value < 20 ? 1 : 0)} ms`;

const formats: Record<Unit, (value: number) => string> = {
  ms: inMs,
  "processor ms": inMs,
  kB: (value) => `${(value / 1_000).toFixed(0)} kB`,
  MB: (value) => `${(value / 1e6).toFixed(1)} MB`,
  count: (value) => value.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ","),
  "frames/s": (value) => value.toFixed(1),
  share: (value) => `${(value * 100).toFixed(1)} %`,
  plain: (value) => value.toFixed(3),
};

type Verdict = "" | "holds" | "unclear" | "FAILS";

/** `unclear`: over the budget, but so near that noise or the machine's other work may be to blame. */
function judge({ ours, unit, budget }: Line, slowdown: number): Verdict {
  if (!budget) return "";
  if (ours === undefined || Number.isNaN(ours)) return "FAILS";
  const { most = Number.POSITIVE_INFINITY, least = 0 } = budget;
  if (ours <= most && ours >= least) return "holds";
  // What the processor worked is counted without the time that other programs take.
  const factor = (1 + (noise[unit] ?? 0)) * (unit === "ms" || unit === "frames/s" ? slowdown : 1);
  return ours <= most * factor && ours >= least / factor ? "unclear" : "FAILS";
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
    judge(line, slowdown),
    peer ? (peer.value === undefined ? frozen : format(peer.value)) : "",
    ratio(line),
  ];
}

/**
 * Prints the lines as a table under a title; returns whether no budget fails. `slowdown`: how much of the time went
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
  return lines.every((line) => judge(line, slowdown) !== "FAILS");
}

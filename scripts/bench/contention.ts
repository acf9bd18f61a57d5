const spinMs = 250;

/**
 * How many times longer work takes at this moment than the processor needs for it: 1 on a machine with nothing else to
 * do, 3 when other programs get two thirds of the time.
 */
export function contention(): number {
  const startedAt = performance.now();
  const before = process.cpuUsage();
  let used = 0;
  while (used < spinMs) {
    const { user, system } = process.cpuUsage(before);
    used = (user + system) / 1_000;
  }
  return Math.max(1, (performance.now() - startedAt) / used);
}

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { hostname } from "node:os";
import { processWide } from "@/lib/core/process-wide";

/** How long a running turn may go without a sign of life from its owner, in milliseconds. */
export const leaseMs = 30_000;

/**
 * When a process started, as the kernel counts it, so that a reused process id is told apart. "gone" when it runs no
 * more (or is only waiting to be buried), "unknown" where there is no /proc.
 */
function startOf(pid: number): string {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return /[ZX]/.test(fields[0] ?? "") ? "gone" : (fields[19] ?? "unknown");
  } catch {
    return isThere(pid) ? "unknown" : "gone";
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** The name under which this process owns turns: host, process id, its start, and a part no other process has. */
export function ownerId(): string {
  return processWide("turn-owner", () => [hostname(), process.pid, startOf(process.pid), randomUUID()].join("|"));
}

/** Whether the process behind an owner's name surely runs no more. False when it lives, or on another host. */
export function isDeadOwner(owner: string): boolean {
  const [host, pid, start] = owner.split("|");
  if (host !== hostname() || owner === ownerId()) return false;
  const now = startOf(Number(pid));
  return now === "gone" || (now !== "unknown" && now !== start) || Number(pid) === process.pid;
}

import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { processWide } from "@/lib/core/process-wide";

/** How long a running turn may go without a sign of life from its owner, in milliseconds. */
export const leaseMs = 30_000;

/** The name under which this process owns turns: host, process id, and a part no other process has. */
export function ownerId(): string {
  return processWide("turn-owner", () => `${hostname()}:${process.pid}:${randomUUID()}`);
}

/** Whether the process behind an owner's name surely runs no more. False when it lives, or on another host. */
export function isDeadOwner(owner: string): boolean {
  const [host, pid] = owner.split(":");
  if (host !== hostname() || owner === ownerId()) return false;
  if (Number(pid) === process.pid) return true;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

import { and, eq, gt, inArray, lte } from "drizzle-orm";
import { database } from "@/db/client";
import { carry as table } from "@/db/schema";
import type { Carry } from "@/lib/core/chunk";
import type { Viewer } from "@/lib/core/viewer";

/** Keeps a carry under the key of every tool call it belongs to. Written like a checkpoint: losing it costs a thought, no more. */
export async function keepCarry(
  viewer: Viewer,
  callKeys: readonly string[],
  carry: Carry,
  expiresAt: number,
): Promise<void> {
  if (callKeys.length === 0) return;
  database()
    .checkpoint.insert(table)
    .values(callKeys.map((callKey) => ({ userId: viewer.userId, callKey, carry, expiresAt })))
    .onConflictDoUpdate({ target: [table.userId, table.callKey], set: { carry, expiresAt } })
    .run();
}

/** The carries of the viewer's tool calls that are still kept, by the key of the call. */
export async function listCarries(
  viewer: Viewer,
  callKeys: readonly string[],
  now: number,
): Promise<Map<string, Carry>> {
  if (callKeys.length === 0) return new Map();
  const rows = database()
    .durable.select()
    .from(table)
    .where(and(eq(table.userId, viewer.userId), inArray(table.callKey, [...callKeys]), gt(table.expiresAt, now)))
    .all();
  return new Map(rows.map((row) => [row.callKey, row.carry]));
}

/** Removes what nobody will ask for any more. */
export async function dropExpiredCarries(now: number): Promise<void> {
  database().checkpoint.delete(table).where(lte(table.expiresAt, now)).run();
}

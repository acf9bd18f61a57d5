import { and, eq, gt, inArray, lte } from "drizzle-orm";
import { database } from "@/db/client";
import { carry as table } from "@/db/schema";
import type { Carry } from "@/lib/core/chunk";
import type { Viewer } from "@/lib/core/viewer";

/** Keeps a carry under every tool call it belongs to. Written like a checkpoint: losing it costs a thought, no more. */
export async function keepCarry(
  viewer: Viewer,
  toolCallIds: readonly string[],
  carry: Carry,
  expiresAt: number,
): Promise<void> {
  if (toolCallIds.length === 0) return;
  database()
    .checkpoint.insert(table)
    .values(toolCallIds.map((toolCallId) => ({ userId: viewer.userId, toolCallId, carry, expiresAt })))
    .onConflictDoUpdate({ target: [table.userId, table.toolCallId], set: { carry, expiresAt } })
    .run();
}

/** The carries of the viewer's tool calls that are still kept, by the id of the call. */
export async function listCarries(
  viewer: Viewer,
  toolCallIds: readonly string[],
  now: number,
): Promise<Map<string, Carry>> {
  if (toolCallIds.length === 0) return new Map();
  const rows = database()
    .durable.select()
    .from(table)
    .where(and(eq(table.userId, viewer.userId), inArray(table.toolCallId, [...toolCallIds]), gt(table.expiresAt, now)))
    .all();
  return new Map(rows.map((row) => [row.toolCallId, row.carry]));
}

/** Removes what nobody will ask for any more. */
export async function dropExpiredCarries(now: number): Promise<void> {
  database().checkpoint.delete(table).where(lte(table.expiresAt, now)).run();
}

import { desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { usageEntry } from "@/db/schema";
import type { Viewer } from "@/lib/core/viewer";

export type UsageRow = typeof usageEntry.$inferSelect;

/** Adds what one answer cost to the ledger. */
export async function addUsageEntry(
  viewer: Viewer,
  entry: Omit<UsageRow, "id" | "userId" | "apiKeyId">,
): Promise<void> {
  const apiKeyId = viewer.kind === "api-key" ? viewer.keyId : null;
  database()
    .checkpoint.insert(usageEntry)
    .values({ ...entry, userId: viewer.userId, apiKeyId })
    .run();
}

/** The viewer's last entries, newest first. */
export async function listUsageEntries(viewer: Viewer, most: number): Promise<UsageRow[]> {
  return database()
    .durable.select()
    .from(usageEntry)
    .where(eq(usageEntry.userId, viewer.userId))
    .orderBy(desc(usageEntry.id))
    .limit(most)
    .all();
}

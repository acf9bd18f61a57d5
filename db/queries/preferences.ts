import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { user } from "@/db/schema";
import type { Preferences } from "@/lib/core/preset";
import type { Viewer } from "@/lib/core/viewer";

/** What the viewer has set for every conversation. */
export async function readPreferences(viewer: Viewer): Promise<Preferences> {
  const row = database()
    .durable.select({ preferences: user.preferences })
    .from(user)
    .where(eq(user.id, viewer.userId))
    .get();
  return row?.preferences ?? {};
}

/** Replaces what the viewer has set. */
export async function writePreferences(viewer: Viewer, preferences: Preferences): Promise<void> {
  database().durable.update(user).set({ preferences }).where(eq(user.id, viewer.userId)).run();
}

import { and, asc, count, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { preset } from "@/db/schema";
import type { Preset, PresetContent } from "@/lib/core/preset";
import type { Viewer } from "@/lib/core/viewer";

const owned = (viewer: Viewer, id: string) => and(eq(preset.userId, viewer.userId), eq(preset.id, id));

/** The viewer's presets, oldest first. */
export async function listPresetRows(viewer: Viewer): Promise<Preset[]> {
  const rows = database()
    .durable.select({ id: preset.id, content: preset.content })
    .from(preset)
    .where(eq(preset.userId, viewer.userId))
    .orderBy(asc(preset.createdAt), asc(preset.id))
    .all();
  return rows.map(({ id, content }) => ({ ...content, id }));
}

/** Adds a preset unless there are `most` already; returns whether it was added. */
export async function insertPreset(viewer: Viewer, { id, ...content }: Preset, most: number): Promise<boolean> {
  return database().durable.transaction(
    (tx) => {
      const there = tx.select({ count: count() }).from(preset).where(eq(preset.userId, viewer.userId)).get();
      if ((there?.count ?? 0) >= most) return false;
      const now = Date.now();
      tx.insert(preset).values({ id, userId: viewer.userId, content, createdAt: now, updatedAt: now }).run();
      return true;
    },
    { behavior: "immediate" },
  );
}

/** Replaces what a preset sets; false alike when there is none and when it is somebody else's. */
export async function updatePreset(viewer: Viewer, id: string, content: PresetContent): Promise<boolean> {
  const changed = database()
    .durable.update(preset)
    .set({ content, updatedAt: Date.now() })
    .where(owned(viewer, id))
    .run();
  return changed.changes === 1;
}

/** Removes a preset; false alike when there is none and when it is somebody else's. */
export async function deletePreset(viewer: Viewer, id: string): Promise<boolean> {
  return database().durable.delete(preset).where(owned(viewer, id)).run().changes === 1;
}

import { readPreferences, writePreferences } from "@/db/queries/preferences";
import type { Preferences } from "@/lib/core/preset";
import type { Viewer } from "@/lib/core/viewer";

/** What the viewer has set for every conversation. */
export async function getPreferences(viewer: Viewer): Promise<Preferences> {
  return readPreferences(viewer);
}

/** Replaces what the viewer has set. */
export async function setPreferences(viewer: Viewer, preferences: Preferences): Promise<Preferences> {
  await writePreferences(viewer, preferences);
  return preferences;
}

import { getDraft, putDraft, type SavedDraft } from "@/db/queries/drafts";
import type { Draft, SaveDraftBody } from "@/lib/core/draft";
import type { Viewer } from "@/lib/core/viewer";
import { publish } from "./live-events";

/** What is in the viewer's composer of a conversation (`new`: of one that has not begun). */
export async function findDraft(viewer: Viewer, key: string): Promise<Draft | undefined> {
  return getDraft(viewer, key);
}

/**
 * Stores what is in a composer, unless somebody stored something else since `basedOn`; other open pages are told.
 * @throws AppError not_found.
 */
export async function saveDraft(viewer: Viewer, key: string, body: SaveDraftBody): Promise<SavedDraft> {
  const saved = await putDraft(viewer, key, body);
  if ("revision" in saved) publish(viewer.userId, { type: "draft", key, revision: saved.revision });
  return saved;
}

import { and, count, eq, inArray, isNull, ne, notExists } from "drizzle-orm";
import { type Db, database } from "@/db/client";
import { conversation, draft, file } from "@/db/schema";
import { newDraftKey } from "@/lib/core/composer-bounds";
import type { Draft, SaveDraftBody } from "@/lib/core/draft";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";

type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

/** What became of an attempt to save: taken, or refused because of what is stored meanwhile. */
export type SavedDraft = { revision: number } | { stored: Draft | undefined };

function owned(viewer: Viewer, key: string) {
  return and(eq(draft.userId, viewer.userId), eq(draft.key, key));
}

/** The viewer's draft under `key`; undefined when there is none. */
export async function getDraft(viewer: Viewer, key: string): Promise<Draft | undefined> {
  return readDraft(database().durable, viewer, key);
}

function readDraft(db: Pick<Db, "select">, viewer: Viewer, key: string): Draft | undefined {
  return db.select({ content: draft.content, revision: draft.revision }).from(draft).where(owned(viewer, key)).get();
}

/**
 * Stores a draft if nobody else has stored one since the revision it was made from.
 * @throws AppError not_found: no such conversation (`key`), or a file that is not there or not the viewer's.
 */
export async function putDraft(viewer: Viewer, key: string, { content, basedOn }: SaveDraftBody): Promise<SavedDraft> {
  return database().durable.transaction(
    (tx) => {
      requireConversation(tx, viewer, key);
      requireFiles(tx, viewer, [...content.files, ...content.queue.flatMap(({ files }) => files)]);
      const news = { content, revision: basedOn + 1, updatedAt: Date.now() };
      const updated = tx
        .update(draft)
        .set(news)
        .where(and(owned(viewer, key), eq(draft.revision, basedOn)))
        .run();
      if (updated.changes === 1) return { revision: news.revision };
      const inserted =
        basedOn === 0 &&
        tx
          .insert(draft)
          .values({ userId: viewer.userId, key, ...news })
          .onConflictDoNothing()
          .run();
      if (inserted && inserted.changes === 1) return { revision: news.revision };
      return { stored: readDraft(tx, viewer, key) };
    },
    { behavior: "immediate" },
  );
}

/** Drafts are kept for conversations that are there, so that nobody can fill the disk with keys of their own. */
function requireConversation(tx: Tx, viewer: Viewer, key: string): void {
  if (key === newDraftKey) return;
  const found = tx
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.ownerId, viewer.userId), eq(conversation.sessId, key), isNull(conversation.deletedAt)))
    .get();
  if (!found) throw new AppError("not_found", "There is no such conversation.", { param: "key" });
}

function requireFiles(tx: Tx, viewer: Viewer, ids: readonly string[]): void {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return;
  const found = tx
    .select({ count: count() })
    .from(file)
    .where(and(eq(file.userId, viewer.userId), inArray(file.id, wanted)))
    .get();
  if (found?.count !== wanted.length) {
    throw new AppError("not_found", "There is no such file.", { param: "content.files" });
  }
}

/** Removes drafts of conversations that are gone for good. Returns how many went. */
export async function purgeDrafts(): Promise<number> {
  const db = database().durable;
  const kept = db
    .select({ id: conversation.id })
    .from(conversation)
    .where(and(eq(conversation.ownerId, draft.userId), eq(conversation.sessId, draft.key)));
  return db
    .delete(draft)
    .where(and(ne(draft.key, newDraftKey), notExists(kept)))
    .run().changes;
}

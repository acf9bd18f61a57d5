import { and, eq, exists, getTableColumns, inArray, isNull, lt, notExists, or, sql } from "drizzle-orm";
import { type Db, database } from "@/db/client";
import { attachment, conversation, draft, file } from "@/db/schema";
import type { Viewer } from "@/lib/core/viewer";

type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];

type WholeRow = typeof file.$inferSelect;
/** A file without its text, which may be long. */
export type FileRow = Omit<WholeRow, "text">;
export type NewFile = Omit<WholeRow, "userId">;

const { text: textColumn, ...rowColumns } = getTableColumns(file);

const held = (tx: Tx | Db) =>
  tx.select({ id: attachment.fileId }).from(attachment).where(eq(attachment.fileId, file.id));

/** Held by a message of a conversation that is not deleted. */
const heldVisibly = (tx: Tx | Db) =>
  tx
    .select({ id: attachment.fileId })
    .from(attachment)
    .innerJoin(conversation, eq(conversation.id, attachment.conversationId))
    .where(and(eq(attachment.fileId, file.id), isNull(conversation.deletedAt)));

/** The viewer's own files that may be seen: not those that only deleted conversations hold. */
function visible(viewer: Viewer, ids: readonly string[]) {
  const db = database().durable;
  return and(
    eq(file.userId, viewer.userId),
    inArray(file.id, [...ids]),
    or(notExists(held(db)), exists(heldVisibly(db))),
  );
}

/** The viewer's files among `ids`, in no order, without what cannot be seen. */
export async function listFiles(viewer: Viewer, ids: readonly string[]): Promise<FileRow[]> {
  if (ids.length === 0) return [];
  return database().durable.select(rowColumns).from(file).where(visible(viewer, ids)).all();
}

/** The texts of the viewer's files among `ids`; a file without text is left out. */
export async function listTexts(viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = database()
    .durable.select({ id: file.id, text: textColumn })
    .from(file)
    .where(visible(viewer, ids))
    .all();
  return new Map(rows.flatMap(({ id, text }) => (text === null ? [] : [[id, text]])));
}

/** A file of the viewer with this content, whatever it is called. */
export async function findContent(viewer: Viewer, sha256: string): Promise<WholeRow | undefined> {
  return database()
    .durable.select()
    .from(file)
    .where(and(eq(file.userId, viewer.userId), eq(file.sha256, sha256)))
    .limit(1)
    .get();
}

/** Bytes that the viewer's files take; content that is there under several names counts once. */
export async function usedBytes(viewer: Viewer): Promise<number> {
  return sumOf(database().durable, viewer);
}

function sumOf(tx: Tx | Db, viewer: Viewer): number {
  const contents = tx
    .selectDistinct({ storedName: file.storedName, size: file.size })
    .from(file)
    .where(eq(file.userId, viewer.userId))
    .as("contents");
  return (
    tx
      .select({ sum: sql<number>`coalesce(sum(${contents.size}), 0)` })
      .from(contents)
      .get()?.sum ?? 0
  );
}

/**
 * Adds a file. Content that is there already is shared: the row then has the stored name of the old one, and whoever
 * brought the new bytes removes them.
 * @returns the row, or `full` with what is used when it would go over the quota; nothing is written then.
 */
export async function insertFile(
  viewer: Viewer,
  added: NewFile,
  quotaBytes: number,
): Promise<{ row: FileRow } | { full: number }> {
  return database().durable.transaction(
    (tx) => {
      const twin = tx
        .select({ storedName: file.storedName })
        .from(file)
        .where(and(eq(file.userId, viewer.userId), eq(file.sha256, added.sha256)))
        .limit(1)
        .get();
      const used = twin ? 0 : sumOf(tx, viewer);
      if (!twin && used + added.size > quotaBytes) return { full: used };
      const row = { ...added, userId: viewer.userId, storedName: twin?.storedName ?? added.storedName };
      return { row: tx.insert(file).values(row).returning(rowColumns).get() };
    },
    { behavior: "immediate" },
  );
}

/** What became of a deletion; `orphans` are stored names that no row needs any more. */
export type DeletedFile = { outcome: "deleted"; orphans: string[] } | { outcome: "held" } | { outcome: "absent" };

/** Removes a file of the viewer unless a message or a draft holds it. */
export async function deleteFile(viewer: Viewer, id: string): Promise<DeletedFile> {
  return database().durable.transaction(
    (tx) => {
      const mine = and(eq(file.userId, viewer.userId), eq(file.id, id));
      const row = tx.select({ id: file.id }).from(file).where(mine).get();
      if (!row) return { outcome: "absent" };
      if (idsInDrafts(tx).has(id)) return { outcome: "held" };
      const removed = tx
        .delete(file)
        .where(and(mine, notExists(held(tx))))
        .returning({ storedName: file.storedName })
        .all();
      return removed.length === 0 ? { outcome: "held" } : { outcome: "deleted", orphans: orphansOf(tx, removed) };
    },
    { behavior: "immediate" },
  );
}

/** Which of these stored names no row has. */
function orphansOf(tx: Tx, removed: readonly { storedName: string }[]): string[] {
  const names = [...new Set(removed.map((row) => row.storedName))];
  return names.filter((name) => !tx.select({ id: file.id }).from(file).where(eq(file.storedName, name)).limit(1).get());
}

/**
 * Removes files that nothing holds, neither a message nor a draft nor `inUse`: all that were made before `before`, and
 * temporary ones made before `temporaryBefore`.
 * @returns the stored names that no row needs any more.
 */
export async function deleteUnheldFiles(
  before: number,
  temporaryBefore: number,
  inUse: ReadonlySet<string>,
): Promise<string[]> {
  return database().durable.transaction(
    (tx) => {
      const old = or(lt(file.createdAt, before), and(eq(file.temporary, true), lt(file.createdAt, temporaryBefore)));
      const unheld = tx
        .select({ id: file.id })
        .from(file)
        .where(and(old, notExists(held(tx))))
        .all();
      const drafted = unheld.length > 0 ? idsInDrafts(tx) : inUse;
      const gone = unheld.filter(({ id }) => !drafted.has(id) && !inUse.has(id));
      const removed = gone.flatMap((row) =>
        tx.delete(file).where(eq(file.id, row.id)).returning({ storedName: file.storedName }).all(),
      );
      return orphansOf(tx, removed);
    },
    { behavior: "immediate" },
  );
}

/** Every file that stands in a composer or waits in a queue. */
function idsInDrafts(tx: Tx): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { content } of tx.select({ content: draft.content }).from(draft).all()) {
    for (const id of [...content.files, ...content.queue.flatMap((queued) => queued.files)]) ids.add(id);
  }
  return ids;
}

/** Which of these stored names belong to a row. */
export async function knownStoredNames(names: readonly string[]): Promise<ReadonlySet<string>> {
  const db = database().durable;
  const known = new Set<string>();
  for (const name of names) {
    if (db.select({ id: file.id }).from(file).where(eq(file.storedName, name)).limit(1).get()) known.add(name);
  }
  return known;
}

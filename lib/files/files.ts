import { deleteFile, listFiles, usedBytes } from "@/db/queries/files";
import { env } from "@/env";
import type { Attachment } from "@/lib/core/attachment";
import { AppError } from "@/lib/core/errors";
import type { Part } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { absent, authorizeFiles } from "./authorize-file";
import { removeStored } from "./stored-files";
import { toAttachment } from "./to-attachment";

/** The viewer's files among `ids`, in their order; those that are not there are left out. */
export async function listAttachments(viewer: Viewer, ids: readonly string[]): Promise<Attachment[]> {
  const rows = new Map((await listFiles(viewer, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [toAttachment(row)] : [];
  });
}

/** The files of a message as parts of it. @throws AppError not_found. */
export async function toFileParts(viewer: Viewer, ids: readonly string[] = []): Promise<Part[]> {
  const rows = await authorizeFiles(viewer, [...new Set(ids)], "attach");
  return rows.map((row) => ({ type: "attachment", attachment: toAttachment(row) }));
}

/** What the viewer's files take, what they may take, and how large one may be; bytes. */
export async function storageOf(viewer: Viewer): Promise<{ used: number; quota: number; maxFile: number }> {
  const { fileQuotaBytes: quota, maxFileBytes: maxFile } = env();
  return { used: await usedBytes(viewer), quota, maxFile };
}

/** Deletes a file that nothing holds. @throws AppError not_found, conflict. */
export async function removeFile(viewer: Viewer, id: string): Promise<void> {
  const deleted = await deleteFile(viewer, id);
  if (deleted.outcome === "absent") throw absent("read");
  if (deleted.outcome === "held") {
    throw new AppError("conflict", "A message or a draft holds this file; it goes with it.", { param: "id" });
  }
  for (const name of deleted.orphans) await removeStored(name);
}

/** Deletes what a temporary chat had of its own; what fails is left to the sweeper. Never throws. */
export async function dropTemporaryFiles(viewer: Viewer, ids: readonly string[]): Promise<void> {
  try {
    for (const row of await listFiles(viewer, ids)) {
      const deleted = row.temporary ? await deleteFile(viewer, row.id) : undefined;
      if (deleted?.outcome === "deleted") for (const name of deleted.orphans) await removeStored(name);
    }
  } catch (error) {
    console.error("parley: the files of a temporary chat could not be deleted yet", error);
  }
}

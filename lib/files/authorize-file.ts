import { type FileRow, listFiles } from "@/db/queries/files";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";

/** What somebody wants with a file: look at it, or send it with a message. Only its owner may do either. */
export type FileOperation = "read" | "attach";

const params: Record<FileOperation, string> = { read: "id", attach: "message.files" };

/**
 * The one question before a file is given to anybody or anything. What is not there, is not the viewer's, and is held
 * by deleted conversations only, is refused alike.
 * @throws AppError not_found.
 */
export async function authorizeFile(viewer: Viewer, fileId: string, operation: FileOperation): Promise<FileRow> {
  const [row] = await authorizeFiles(viewer, [fileId], operation);
  if (!row) throw absent(operation);
  return row;
}

/** The same for several, in their order. @throws AppError not_found when one of them is refused. */
export async function authorizeFiles(
  viewer: Viewer,
  fileIds: readonly string[],
  operation: FileOperation,
): Promise<FileRow[]> {
  const rows = new Map((await listFiles(viewer, fileIds)).map((row) => [row.id, row]));
  return fileIds.map((id) => {
    const row = rows.get(id);
    if (!row) throw absent(operation);
    return row;
  });
}

/** The refusal of a file that is not there for whoever asks. */
export function absent(operation: FileOperation): AppError {
  return new AppError("not_found", "There is no such file.", { param: params[operation] });
}

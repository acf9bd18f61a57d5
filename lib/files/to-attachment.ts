import type { FileRow } from "@/db/queries/files";
import type { Attachment } from "@/lib/core/attachment";

/** What everything above the disk may know of a file. The same row always makes the same text. */
export function toAttachment(row: FileRow): Attachment {
  return {
    fileId: row.id,
    name: row.name,
    mediaType: row.mediaType,
    kind: row.kind,
    size: row.size,
    ...(row.width === null ? {} : { width: row.width }),
    ...(row.height === null ? {} : { height: row.height }),
    ...(row.pages === null ? {} : { pages: row.pages }),
  };
}

import { Archive } from "./archive.ts";
import type { Identify } from "./extracted.ts";
import { readDocx } from "./read-docx.ts";
import { readEpub } from "./read-epub.ts";
import { ReadError } from "./read-error.ts";
import { readOdf } from "./read-odf.ts";
import { readPptx } from "./read-pptx.ts";
import { readXlsx } from "./read-xlsx.ts";
import type { TextSink } from "./text-sink.ts";

const openXml = "application/vnd.openxmlformats-officedocument";

type Format = { mediaType: string; read: (archive: Archive, sink: TextSink) => Promise<unknown> };

/** Office documents that say what they are by the parts they have. */
const byPart: Record<string, Format> = {
  "word/document.xml": { mediaType: `${openXml}.wordprocessingml.document`, read: readDocx },
  "xl/workbook.xml": { mediaType: `${openXml}.spreadsheetml.sheet`, read: readXlsx },
  "ppt/presentation.xml": { mediaType: `${openXml}.presentationml.presentation`, read: readPptx },
};

/** And those that have a part for it. */
const byWord: Record<string, Format["read"]> = {
  "application/vnd.oasis.opendocument.text": readOdf,
  "application/vnd.oasis.opendocument.spreadsheet": readOdf,
  "application/vnd.oasis.opendocument.presentation": readOdf,
  "application/epub+zip": readEpub,
};

/** Takes the text out of whichever office document an archive is. @throws ReadError, also for every other archive. */
export async function readOffice(path: string, sink: TextSink, identify: Identify): Promise<void> {
  const archive = await Archive.open(path);
  try {
    const { mediaType, read } = await formatOf(archive);
    identify({ kind: "document", mediaType });
    const pages = await read(archive, sink);
    if (typeof pages === "number") identify({ kind: "document", mediaType, pages });
  } finally {
    archive.close();
  }
}

async function formatOf(archive: Archive): Promise<Format> {
  for (const [part, format] of Object.entries(byPart)) if (archive.has(part)) return format;
  const mediaType = (await archive.text("mimetype"))?.trim() ?? "";
  const read = Object.hasOwn(byWord, mediaType) ? byWord[mediaType] : undefined;
  if (!read) throw new ReadError("type", "it is an archive");
  return { mediaType, read };
}

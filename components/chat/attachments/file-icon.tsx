import { File, FileAudio, FileImage, FileSpreadsheet, FileText, FileVideo } from "lucide-react";
import type { FileKind } from "@/lib/core/attachment";

const sheets = /spreadsheet|csv/;

/** The sign of a kind of file; `File` while nothing is known of it. */
export function FileIcon({ kind, mediaType = "" }: { kind?: FileKind; mediaType?: string }) {
  const Icon = sheets.test(mediaType) ? FileSpreadsheet : kind ? icons[kind] : File;
  return <Icon aria-hidden className="size-5 shrink-0 text-ink-faint" />;
}

const icons = {
  image: FileImage,
  pdf: FileText,
  document: FileText,
  text: FileText,
  audio: FileAudio,
  video: FileVideo,
} satisfies Record<FileKind, unknown>;

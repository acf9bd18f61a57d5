import { z } from "zod";

/** An id of a stored file: 128 random bits, base64url. */
export const fileIdSchema = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** What a file is, by its content. `document`: an office document whose text was taken out. */
export type FileKind = "image" | "pdf" | "document" | "text" | "audio" | "video";

/** A file that belongs to a message, as everything above the disk knows it. */
export type Attachment = {
  fileId: string;
  /** As its owner called it; shown, never used as a path. */
  name: string;
  mediaType: string;
  kind: FileKind;
  /** Bytes. */
  size: number;
  /** Pixels, of an image. */
  width?: number;
  height?: number;
  /** Pages, of a PDF. */
  pages?: number;
};

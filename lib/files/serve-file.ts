import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import type { FileRow } from "@/db/queries/files";
import type { Viewer } from "@/lib/core/viewer";
import { absent, authorizeFile } from "./authorize-file";
import { type ByteRange, readRange } from "./byte-range";
import { dispositionOf } from "./disposition";
import { pathOf, previewOf } from "./stored-files";

/**
 * A stored file for its owner. Nothing in it can act: the browser is told not to guess its type, to give it no rights
 * at all, and to save it, unless it is an image that Parley has drawn itself.
 * It is not to be kept or changed by anything on the way: after its conversation is deleted it must be gone.
 * @throws AppError not_found.
 */
export async function serveFile(
  viewer: Viewer,
  fileId: string,
  { preview, range }: { preview: boolean; range: string | null },
): Promise<Response> {
  const row = await authorizeFile(viewer, fileId, "read");
  const isSmall = preview && row.kind === "image";
  const path = isSmall ? previewOf(row.storedName) : pathOf(row.storedName);
  const found = await stat(path).catch(() => undefined);
  if (!found) throw absent("read");
  const headers = headersOf(row, isSmall ? "image/webp" : row.mediaType);
  const wanted = readRange(range, found.size);
  if (wanted === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${found.size}` } });
  }
  return send(path, found.size, wanted, headers);
}

function headersOf(row: FileRow, mediaType: string): Record<string, string> {
  return {
    "content-type": row.kind === "text" ? "text/plain; charset=utf-8" : mediaType,
    "content-disposition": dispositionOf(row.kind === "image" ? "inline" : "attachment", row.name),
    "content-security-policy": "sandbox; default-src 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store, private, no-transform",
    "accept-ranges": "bytes",
  };
}

function send(path: string, size: number, range: ByteRange | undefined, headers: Record<string, string>): Response {
  const { start, end } = range ?? { start: 0, end: size - 1 };
  const bytes = Readable.toWeb(createReadStream(path, { start, end })) as ReadableStream<Uint8Array>;
  const length = { "content-length": String(end - start + 1) };
  return range
    ? new Response(bytes, {
        status: 206,
        headers: { ...headers, ...length, "content-range": `bytes ${start}-${end}/${size}` },
      })
    : new Response(bytes, { headers: { ...headers, ...length } });
}

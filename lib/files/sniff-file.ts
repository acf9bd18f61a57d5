import { open } from "node:fs/promises";
import { fileTypeFromBuffer } from "file-type";
import type { ReadAs } from "./extract/extracted";

/** Bytes that tell what a file is. */
const headBytes = 4_100;

/** What a file seems to be: a medium that is taken as it is, an image, something to be read, or nothing that is taken. */
export type Sniffed =
  | { as: "image"; mediaType: string }
  | { as: "audio" | "video"; mediaType: string }
  | { as: ReadAs }
  | { as: "unknown"; mediaType: string };

/** Formats of images that can be drawn again, by how `file-type` calls them. */
const images = new Set([
  "image/png",
  "image/apng",
  "image/jpeg",
  "image/webp",
  "image/gif",
  "image/avif",
  "image/heic",
]);
const notMedia = new Set(["audio/midi", "audio/x-midi"]);

/** Says what a file is by its content; what it is called and what was claimed of it do not matter. */
export async function sniffFile(path: string): Promise<Sniffed> {
  const head = await readAt(path, 0);
  const start = head.toString("latin1", 0, 5);
  if (start === "%PDF-") return { as: "pdf" };
  if (start === "{\\rtf") return { as: "rtf" };
  if (head[0] === 0x50 && head[1] === 0x4b) return { as: "archive" };
  if (isMarkedText(head) || isPlainAscii(head)) return { as: "text" };
  const found = (await fileTypeFromBuffer(head))?.mime ?? (start.startsWith("ID3") ? await behindTag(path, head) : "");
  const mediaType = found.split(";")[0] ?? "";
  if (images.has(mediaType)) return { as: "image", mediaType };
  if (mediaType.startsWith("audio/") && !notMedia.has(mediaType)) return { as: "audio", mediaType };
  if (mediaType.startsWith("video/")) return { as: "video", mediaType };
  return mediaType === "" || isTextual(mediaType) ? { as: "text" } : { as: "unknown", mediaType };
}

/** A mark of UTF-8 or UTF-16 at the beginning. */
function isMarkedText(head: Buffer): boolean {
  const mark = head.toString("hex", 0, 3);
  return mark === "efbbbf" || mark.startsWith("fffe") || mark.startsWith("feff");
}

/** Nothing but printable signs: no format for machines looks like that, whatever its first letters spell. */
function isPlainAscii(head: Buffer): boolean {
  return head.every((byte) => (byte >= 0x20 && byte < 0x7f) || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

/** Formats that are text for people; SVG among them, for it is never drawn. */
function isTextual(mediaType: string): boolean {
  return mediaType.startsWith("text/") || /^(application\/(xml|json)|image\/svg\+xml)$/.test(mediaType);
}

/** Music begins with its title and cover, behind which the sound is. */
async function behindTag(path: string, head: Buffer): Promise<string> {
  const [first = 0, second = 0, third = 0, fourth = 0] = head.subarray(6, 10);
  const length = 10 + ((first & 127) << 21) + ((second & 127) << 14) + ((third & 127) << 7) + (fourth & 127);
  return (await fileTypeFromBuffer(await readAt(path, length)))?.mime ?? "audio/mpeg";
}

async function readAt(path: string, position: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

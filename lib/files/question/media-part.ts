import { readFile } from "node:fs/promises";
import sharp from "sharp";
import type { FileRow } from "@/db/queries/files";
import type { Part } from "@/lib/core/message";
import { inTurn } from "@/lib/files/in-turn";
import { pathOf } from "@/lib/files/stored-files";

/** The largest picture that models look at as it is: its longer side in pixels, and its bytes. */
const longestSide = 2_048;
const mostImageBytes = 4 * 1024 * 1024;

/** A stored file as the bytes that a model is given. */
export async function toMediaPart(row: FileRow): Promise<Part> {
  const path = pathOf(row.storedName);
  switch (row.kind) {
    case "image":
      return { type: "image", url: await toImageUrl(path, row) };
    case "audio":
      return { type: "audio", data: await readFile(path, "base64"), format: formatOf(row.mediaType) };
    case "video":
      return { type: "video", url: toDataUrl(row.mediaType, await readFile(path)) };
    default:
      return { type: "file", data: toDataUrl(row.mediaType, await readFile(path)), filename: row.name };
  }
}

/** Every model that sees takes PNG and JPEG; of what moves it is given the first picture. */
async function toImageUrl(path: string, { mediaType, size, width, height }: FileRow): Promise<string> {
  const isCommon = mediaType === "image/png" || mediaType === "image/jpeg";
  const isSmall = size <= mostImageBytes && Math.max(width ?? 0, height ?? 0) <= longestSide;
  if (isCommon && isSmall) return toDataUrl(mediaType, await readFile(path));
  const small = () => sharp(path).resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true });
  return inTurn(async () => {
    const { hasAlpha } = await sharp(path).metadata();
    const cutOut = hasAlpha ? await small().png().toBuffer() : undefined;
    if (cutOut && cutOut.length <= mostImageBytes) return toDataUrl("image/png", cutOut);
    return toDataUrl("image/jpeg", await small().flatten({ background: "#ffffff" }).jpeg({ quality: 85 }).toBuffer());
  });
}

function toDataUrl(mediaType: string, bytes: Buffer): string {
  return `data:${mediaType};base64,${bytes.toString("base64")}`;
}

const formats: Record<string, string> = { mpeg: "mp3", "vnd.wave": "wav", wave: "wav", mp4: "m4a" };

/** OpenAI's word for a kind of sound. */
function formatOf(mediaType: string): string {
  const word = mediaType.slice(mediaType.indexOf("/") + 1).replace(/^x-/, "");
  return formats[word] ?? word;
}

import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import sharp, { type Metadata, type Sharp } from "sharp";
import { ReadError } from "./extract/read-error";
import type { Incoming } from "./receive-file";
import { incomingPreview } from "./stored-files";

/** Pixels of one picture, and of all pictures of a moving one together. */
export const mostPixels = 50_000_000;
const mostMovingPixels = 150_000_000;

const longestSeconds = 30;
/** The longer side of the small picture, in pixels: twice what is shown, for fine screens. */
const previewSide = 576;

/** An image as it is stored. */
export type DrawnImage = { incoming: Incoming; mediaType: string; width: number; height: number };

/** How an image is written again, by what it was; what few can show becomes what all can. */
const writers: Record<string, { mediaType: string; write: (image: Sharp) => Sharp }> = {
  "image/jpeg": { mediaType: "image/jpeg", write: (image) => image.jpeg({ quality: 90 }) },
  "image/png": { mediaType: "image/png", write: (image) => image.png() },
  "image/apng": { mediaType: "image/png", write: (image) => image.png() },
  "image/webp": { mediaType: "image/webp", write: (image) => image.webp({ quality: 90 }) },
  "image/gif": { mediaType: "image/gif", write: (image) => image.gif() },
};
const photo = { mediaType: "image/jpeg", write: (image: Sharp) => image.jpeg({ quality: 90 }) };
const cutOut = { mediaType: "image/png", write: (image: Sharp) => image.png() };

/**
 * Draws an image anew in the place of the old one: upright, without what else was in the file (where it was taken, by
 * whom, anything appended), and makes a small picture of it.
 * @throws ReadError
 */
export async function drawImage(incoming: Incoming, mediaType: string): Promise<DrawnImage> {
  const drawn = `${incoming.path}.drawn`;
  try {
    return await draw(incoming, mediaType, drawn);
  } catch (error) {
    await rm(drawn, { force: true });
    throw toReadError(error, mediaType);
  }
}

async function draw({ path }: Incoming, mediaType: string, drawn: string): Promise<DrawnImage> {
  const facts = await readFacts(path);
  const { mediaType: written, write } = writers[mediaType] ?? (facts.hasAlpha ? cutOut : photo);
  const source = sharp(path, { limitInputPixels: mostMovingPixels, pages: framesOf(facts), failOn: "error" });
  const upright = (facts.orientation ?? 1) > 1 ? source.autoOrient() : source;
  const { width, height, pageHeight } = await write(upright).timeout({ seconds: longestSeconds }).toFile(drawn);
  await rename(drawn, path);
  await drawPreview(path);
  const fresh = { path, size: (await stat(path)).size, sha256: await hashOf(path) };
  return { incoming: fresh, mediaType: written, width, height: pageHeight ?? height };
}

/** What iPhones make unless they are asked for JPEG cannot be drawn by the library as it is built. */
function toReadError(error: unknown, mediaType: string): ReadError {
  if (error instanceof ReadError) return error;
  return mediaType === "image/heic"
    ? new ReadError("type", "it is a HEIC image")
    : new ReadError("content", "it is damaged");
}

async function readFacts(path: string): Promise<Metadata> {
  const facts = await sharp(path, { limitInputPixels: false }).metadata();
  const pixels = facts.width * (facts.pageHeight ?? facts.height);
  if (pixels > mostPixels) throw new ReadError("pixels", `it has ${facts.width} × ${facts.height} pixels`);
  return facts;
}

/** All frames of a moving image, or its first where they are too many. */
function framesOf({ pages = 1, width, height, pageHeight = height }: Metadata): number {
  return width * pageHeight * pages > mostMovingPixels ? 1 : pages;
}

async function drawPreview(path: string): Promise<void> {
  await sharp(path)
    .resize(previewSide, previewSide, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 78 })
    .timeout({ seconds: longestSeconds })
    .toFile(incomingPreview(path));
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

import { type FileRow, findContent, insertFile, type NewFile, usedBytes } from "@/db/queries/files";
import { env } from "@/env";
import type { Attachment } from "@/lib/core/attachment";
import { AppError } from "@/lib/core/errors";
import type { Viewer } from "@/lib/core/viewer";
import { drawImage, mostPixels } from "./draw-image";
import { extractText } from "./extract/extract-text";
import { ReadError } from "./extract/read-error";
import { inTurn } from "./in-turn";
import { type Incoming, receiveFile, toDiskError } from "./receive-file";
import { sniffFile } from "./sniff-file";
import { dropIncoming, keep, randomName, removeStored } from "./stored-files";
import { takenKinds } from "./taken-kinds";
import { toAttachment } from "./to-attachment";

/** A file as it is sent. `claimedBytes`: how long it says it is, where it does. */
export type Upload = {
  body: AsyncIterable<Uint8Array> | null;
  name: string;
  temporary: boolean;
  claimedBytes?: number;
};

/**
 * Stores a file: takes it in, finds out what it is, draws or reads it, and keeps one copy of its content for its owner.
 * @throws AppError request_too_large (`param` size, pixels), storage_full (quota), invalid_value (type, content, empty).
 */
export async function storeUpload(viewer: Viewer, upload: Upload): Promise<Attachment> {
  const { maxFileBytes, fileQuotaBytes } = env();
  const tooLarge = () => refuse("request_too_large", "size", upload.name, `is larger than ${mb(maxFileBytes)}`);
  if ((upload.claimedBytes ?? 0) > maxFileBytes) throw tooLarge();
  const used = await usedBytes(viewer);
  if (used >= fileQuotaBytes) throw full(upload.name, used);
  const incoming = await receiveFile(upload.body, maxFileBytes, tooLarge);
  try {
    return toAttachment(await storeIncoming(viewer, upload, incoming));
  } catch (error) {
    throw error instanceof ReadError ? toAppError(error, upload.name) : toDiskError(error);
  } finally {
    await dropIncoming(incoming.path);
  }
}

async function storeIncoming(viewer: Viewer, upload: Upload, incoming: Incoming): Promise<FileRow> {
  const known = await findContent(viewer, incoming.sha256);
  const content = known ? contentOf(known) : await inTurn(() => examine(incoming));
  const added = {
    ...content,
    id: randomName(),
    storedName: randomName(),
    name: upload.name,
    temporary: upload.temporary,
    createdAt: Date.now(),
  };
  await keep(incoming.path, added.storedName);
  const outcome = await insertFile(viewer, added, env().fileQuotaBytes).catch(async (error: unknown) => {
    await removeStored(added.storedName);
    throw error;
  });
  if ("full" in outcome || outcome.row.storedName !== added.storedName) await removeStored(added.storedName);
  if ("full" in outcome) throw full(upload.name, outcome.full);
  return outcome.row;
}

type Content = Omit<NewFile, "id" | "storedName" | "name" | "temporary" | "createdAt">;

/** What is known of a content that its owner has stored before. */
function contentOf(known: Content): Content {
  const { sha256, mediaType, kind, size, width, height, pages, text } = known;
  return { sha256, mediaType, kind, size, width, height, pages, text };
}

/** Finds out what a file is, and takes out of it what can be. @throws ReadError */
async function examine(incoming: Incoming): Promise<Content> {
  const sniffed = await sniffFile(incoming.path);
  const nothing = { width: null, height: null, pages: null, text: null };
  const { sha256, size } = incoming;
  switch (sniffed.as) {
    case "image": {
      const { incoming: drawn, ...image } = await drawImage(incoming, sniffed.mediaType);
      return { ...nothing, ...image, kind: "image", size: drawn.size, sha256: drawn.sha256 };
    }
    case "audio":
    case "video":
      return { ...nothing, sha256, size, kind: sniffed.as, mediaType: sniffed.mediaType };
    case "unknown":
      throw new ReadError("type", `it is ${sniffed.mediaType}`);
    default: {
      const { text, pages = null, ...rest } = await extractText(incoming.path, sniffed.as);
      return { ...nothing, ...rest, sha256, size, pages, text: text.trim() === "" ? null : text };
    }
  }
}

function toAppError({ reason, message }: ReadError, name: string): AppError {
  if (reason === "type") {
    return refuse("invalid_value", "type", name, `cannot be used: ${message}. Parley takes ${takenKinds}`);
  }
  if (reason === "pixels") {
    const most = `${mostPixels / 1_000_000} million are taken`;
    return refuse("request_too_large", "pixels", name, `is too large a picture: ${message}, and at most ${most}`);
  }
  if (reason === "large") return refuse("request_too_large", "unpacked", name, `cannot be used: ${message}`);
  return refuse("invalid_value", "content", name, `cannot be read: ${message}`);
}

function full(name: string, used: number): AppError {
  const text = `does not fit: ${mb(used)} of ${mb(env().fileQuotaBytes)} are in use`;
  return refuse("storage_full", "quota", name, text);
}

function refuse(
  code: "invalid_value" | "request_too_large" | "storage_full",
  param: string,
  name: string,
  what: string,
) {
  return new AppError(code, `“${name}” ${what}.`, { param });
}

function mb(bytes: number): string {
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}

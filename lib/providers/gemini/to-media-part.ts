import type { Part } from "@/lib/core/message";
import type { Medium } from "@/lib/core/model";
import { readDataUrl } from "@/lib/providers/wire/read-data-url";

type MediaPart = Extract<Part, { type: Medium }>;
type Wire = Record<string, unknown>;

const fallbackTypes = {
  image: "image/jpeg",
  audio: "audio/wav",
  video: "video/mp4",
  file: "application/pdf",
} as const satisfies Record<Medium, string>;

/** https://ai.google.dev/gemini-api/docs/file-input-methods */
const typeByEnding = new Map([
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["webp", "image/webp"],
  ["heic", "image/heic"],
  ["heif", "image/heif"],
  ["gif", "image/gif"],
  ["wav", "audio/wav"],
  ["mp3", "audio/mp3"],
  ["aac", "audio/aac"],
  ["ogg", "audio/ogg"],
  ["flac", "audio/flac"],
  ["mp4", "video/mp4"],
  ["mov", "video/quicktime"],
  ["webm", "video/webm"],
  ["mpeg", "video/mpeg"],
  ["pdf", "application/pdf"],
  ["txt", "text/plain"],
  ["md", "text/markdown"],
  ["csv", "text/csv"],
  ["html", "text/html"],
  ["json", "application/json"],
]);

/** A picture, sound, film or document in Gemini's words: its bytes, or the address it is fetched from. Empty when it has neither. */
export function toMediaParts(part: MediaPart, baseUrl: string): Wire[] {
  switch (part.type) {
    case "image":
      return [place(part.url, fallbackTypes.image)];
    case "video":
      return toVideoParts(part);
    case "audio":
      return toAudioParts(part);
    case "file":
      return toFileParts(part, baseUrl);
  }
}

function toVideoParts({ url, fps, frames }: Extract<Part, { type: "video" }>): Wire[] {
  if (frames) return frames.map((frame) => place(frame, fallbackTypes.image));
  return [{ ...place(url, fallbackTypes.video), ...(fps ? { videoMetadata: { fps } } : {}) }];
}

function toAudioParts({ data, format, url }: Extract<Part, { type: "audio" }>): Wire[] {
  const type = typeByEnding.get(format ?? "") ?? (format ? `audio/${format}` : fallbackTypes.audio);
  if (data) return [{ inlineData: toInlineData(data, type) ?? { mimeType: type, data } }];
  return url ? [place(url, type)] : [];
}

function toFileParts({ data, fileId, filename, url }: Extract<Part, { type: "file" }>, baseUrl: string): Wire[] {
  const type = typeOf(filename) ?? fallbackTypes.file;
  if (data) return [{ inlineData: toInlineData(data, type) ?? { mimeType: type, data } }];
  if (url) return [place(url, type)];
  if (!fileId) return [];
  const fileUri = /^https?:/.test(fileId)
    ? fileId
    : `${baseUrl}/files/${encodeURIComponent(fileId.replace(/^files\//, ""))}`;
  return [{ fileData: { fileUri, mimeType: typeOf(filename) } }];
}

function place(url: string, fallback: string): Wire {
  const inlineData = toInlineData(url, fallback);
  if (inlineData) return { inlineData };
  // A film on YouTube is its page, which has no type. https://ai.google.dev/gemini-api/docs/video-understanding
  return { fileData: { fileUri: url, mimeType: isYouTube(url) ? undefined : (typeOf(url) ?? fallback) } };
}

/** The bytes of a data URL; undefined for every other address. */
function toInlineData(url: string, fallback: string): Wire | undefined {
  const read = readDataUrl(url);
  return read && { mimeType: read.mime || fallback, data: read.base64 };
}

function isYouTube(url: string): boolean {
  const host = URL.parse(url)?.hostname ?? "";
  return /(^|\.)(youtube\.com|youtu\.be)$/.test(host);
}

function typeOf(name: string | undefined): string | undefined {
  const ending = name?.split(/[?#]/)[0]?.split(".").at(-1);
  return ending === undefined ? undefined : typeByEnding.get(ending.toLowerCase());
}

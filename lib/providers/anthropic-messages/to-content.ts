import { isUtf8 } from "node:buffer";
import type { Part } from "@/lib/core/message";
import { readDataUrl } from "@/lib/providers/wire/read-data-url";

type Wire = Record<string, unknown>;
type FilePart = Extract<Part, { type: "file" }>;

/** One piece of a message as content blocks; nothing for what Claude cannot be shown or need not be. */
export function toContent(part: Part): Wire[] {
  switch (part.type) {
    case "text":
    case "refusal":
      return toText(part.text);
    case "image":
      return [toImage(part.url)];
    case "file":
      return toDocument(part);
    case "audio":
      return toText(part.transcript ?? "");
    default:
      return [];
  }
}

/** The API refuses text without a letter in it: "text content blocks must contain non-whitespace text". */
export function toText(text: string): Wire[] {
  return text.trim() === "" ? [] : [{ type: "text", text }];
}

function toImage(url: string): Wire {
  const held = readDataUrl(url);
  if (!held) return { type: "image", source: { type: "url", url } };
  return { type: "image", source: base64Source(held.mime === "image/jpg" ? "image/jpeg" : held.mime, held.base64) };
}

function toDocument({ data, url, fileId, filename }: FilePart): Wire[] {
  const title = filename ? { title: filename } : {};
  const held = data === undefined ? readDataUrl(url ?? "") : (readDataUrl(data) ?? { mime: "", base64: data });
  if (held?.mime.startsWith("image/")) return [{ type: "image", source: base64Source(held.mime, held.base64) }];
  if (held) return toHeldDocument(held.mime, held.base64, title);
  if (url !== undefined) return [{ type: "document", source: { type: "url", url }, ...title }];
  return fileId === undefined ? [] : [{ type: "document", source: { type: "file", file_id: fileId }, ...title }];
}

/** The API takes PDF as bytes and everything else as text; what is neither it is left to refuse itself. */
function toHeldDocument(mime: string, base64: string, title: Wire): Wire[] {
  // How "%PDF-" begins in base64: clients send PDF as octet-stream or without any type.
  if (mime === "application/pdf" || base64.startsWith("JVBERi0"))
    return [{ type: "document", source: base64Source("application/pdf", base64), ...title }];
  const bytes = Buffer.from(base64, "base64");
  if (!isUtf8(bytes) || bytes.includes(0)) return [{ type: "document", source: base64Source(mime, base64), ...title }];
  const text = bytes.toString("utf8");
  if (text.trim() === "") return [];
  return [{ type: "document", source: { type: "text", media_type: "text/plain", data: text }, ...title }];
}

function base64Source(mime: string, base64: string): Wire {
  return { type: "base64", media_type: mime, data: base64 };
}

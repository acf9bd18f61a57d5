import type { FileRow } from "@/db/queries/files";
import type { FileKind } from "@/lib/core/attachment";
import type { Capabilities, Medium } from "@/lib/core/model";

/** How a file goes to a model: as bytes, as the text in it, or not at all, and why. */
export type Way = { way: "bytes" } | { way: "text" } | { way: "none"; reason: string };

/** What a file is among the kinds of content that models are given; the others are read as text. */
const media: Partial<Record<FileKind, Medium>> = { image: "image", audio: "audio", video: "video", pdf: "file" };

const words: Record<Medium, string> = { image: "images", audio: "sound", video: "video", file: "PDF files" };

/** Larger files are refused by most upstreams, in bytes. */
const mostBytes = 20 * 1024 * 1024;

/** The best way for a file to a model. `hasText`: something could be read out of it. */
export function chooseWay(row: FileRow, hasText: boolean, input: Capabilities["input"]): Way {
  const medium = media[row.kind];
  const refusal = medium === undefined ? undefined : whyNot(row, medium, input);
  if (medium !== undefined && refusal === undefined) return { way: "bytes" };
  if (hasText) return { way: "text" };
  return {
    way: "none",
    reason: [refusal, ...(isReadable(row) ? ["there is no text in it"] : [])].filter(Boolean).join(", and "),
  };
}

function isReadable({ kind }: FileRow): boolean {
  return kind === "pdf" || kind === "document" || kind === "text";
}

/** Why the bytes of a file cannot be given; images are made to fit. */
function whyNot(row: FileRow, medium: Medium, input: Capabilities["input"]): string | undefined {
  const support = input[medium];
  if (!support) return `the model takes no ${words[medium]}`;
  if (!support.bytes) return `the model takes addresses of ${words[medium]} only`;
  return medium !== "image" && row.size > mostBytes ? "it is too large for the model" : undefined;
}

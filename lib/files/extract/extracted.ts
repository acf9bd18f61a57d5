import type { FileKind } from "@/lib/core/attachment";
import type { Unreadable } from "./read-error.ts";

/** What a file turned out to be when it was read. */
export type Extracted = { kind: Extract<FileKind, "pdf" | "document" | "text">; mediaType: string; pages?: number };

/** Says what a file is, as soon as that is known. */
export type Identify = (extracted: Extracted) => void;

/** How to read a file, by its first bytes. */
export type ReadAs = "pdf" | "archive" | "rtf" | "text";

/** What the worker is given: a file, how to read it, and the most characters to take out. */
export type Job = { path: string; as: ReadAs; longest: number };

/** What it tells: what the file is (again when more is known), pieces of text as they are read, then how it went. */
export type Report =
  | { type: "is"; extracted: Extracted }
  | { type: "text"; text: string }
  /** `cut`: there is more than was taken. */
  | { type: "done"; cut: boolean }
  | { type: "failed"; reason: Unreadable; message: string };

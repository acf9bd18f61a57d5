import { createHash } from "node:crypto";
import type { Viewer } from "@/lib/core/viewer";

const length = 32;

/** Stands for a person at the providers, which want to tell their abusers apart: a hash, never a name. */
export function endUserOf(viewer: Viewer): string {
  return createHash("sha256").update(`parley:${viewer.userId}`).digest("hex").slice(0, length);
}

import type { DraftContent } from "@/lib/core/draft";

/** A composer with nothing in it. */
export const emptyDraft: DraftContent = { text: "", files: [], queue: [] };

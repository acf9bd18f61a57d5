import { setImmediate } from "node:timers/promises";
import { listMessagesById } from "@/db/queries/conversations";
import { AppError } from "@/lib/core/errors";
import { textOf } from "@/lib/core/message";
import type { Viewer } from "@/lib/core/viewer";
import { getShownPath } from "./branches";

/** A message that holds what was looked for, `count` times. `index` is its place in the shown path. */
export type FoundMessage = { messageId: string; index: number; count: number };

const mostMatches = 1000;
/** Messages read at once; between two slices the server does other things. */
const slice = 100;

/** Signs that markdown puts around words and that a reader does not see. */
const marks = /[*_~`]+/g;

const toSearchable = (text: string) => text.normalize("NFKC").replace(marks, "").replace(/\s+/g, " ").toLowerCase();

/**
 * The messages of the shown path that hold a text, whatever its case and spacing; no sign in it has a meaning.
 * @throws AppError not_found.
 */
export async function findInConversation(viewer: Viewer, sessId: string, query: string): Promise<FoundMessage[]> {
  const path = await getShownPath(viewer, sessId);
  if (!path) throw new AppError("not_found", "There is no such conversation.", { param: "sessId" });
  const wanted = toSearchable(query).trim();
  if (wanted === "") return [];
  const found: FoundMessage[] = [];
  for (let at = 0; at < path.length && found.length < mostMatches; at += slice) {
    const ids = path.slice(at, at + slice);
    const texts = new Map((await listMessagesById(viewer, sessId, ids)).map(({ id, parts }) => [id, textOf(parts)]));
    for (const [offset, messageId] of ids.entries()) {
      const count = toSearchable(texts.get(messageId) ?? "").split(wanted).length - 1;
      if (count > 0) found.push({ messageId, index: at + offset, count });
    }
    await setImmediate();
  }
  return found.slice(0, mostMatches);
}

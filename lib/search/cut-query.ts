import { cut } from "./clean-text";

/** Bounds on a query. */
export type QueryLimits = { characters: number; words?: number };

const words = new Intl.Segmenter("und", { granularity: "word" });

/** A question on one line, cut between two words where it is longer than an engine takes. */
export function cutQuery(question: string, limits: QueryLimits): string {
  const line = cut(question, 4_000)
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();
  let query = "";
  let left = limits.words ?? Number.POSITIVE_INFINITY;
  for (const { segment, isWordLike } of words.segment(line)) {
    if (isWordLike) left -= 1;
    if (left < 0 || query.length + segment.length > limits.characters) break;
    query += segment;
  }
  return query.trim() || cut(line, limits.characters);
}

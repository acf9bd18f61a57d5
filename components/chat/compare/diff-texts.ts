import { diffArrays, diffWords } from "diff";

/** A run of text that both versions have, or only the earlier or the later one. */
export type DifferencePart = { at: number; kind: "same" | "removed" | "added"; text: string };

/** Whole lines that belong together: the same in both versions, or changed. `at` counts from 0. */
export type Hunk = { at: number; changed: boolean; parts: DifferencePart[] };

export type Difference = { hunks: Hunk[]; byLines: boolean };

/** Both texts together; longer ones are compared by whole lines. */
const longestByWords = 100_000;
/** Words that differ in one hunk; beyond that it was rewritten, and is shown so. The work grows with the square. */
const mostEdits = 500;
const mostLineEdits = 1_500;
/** Where less than this share of the longer text was kept, single words that happen to be the same only confuse. */
const leastKept = 0.3;
/** Milliseconds of work before the page gets its turn. */
const slice = 12;

const segmenter = typeof Intl.Segmenter === "function" ? new Intl.Segmenter([], { granularity: "word" }) : undefined;

function replaced(before: string, after: string): DifferencePart[] {
  const parts: DifferencePart[] = [
    { at: 0, kind: "removed", text: before },
    { at: 1, kind: "added", text: after },
  ];
  return parts.filter(({ text }) => text !== "");
}

function byWords(before: string, after: string): DifferencePart[] {
  if (before === "" || after === "") return replaced(before, after);
  const changes = diffWords(before, after, { intlSegmenter: segmenter, maxEditLength: mostEdits });
  if (!changes) return replaced(before, after);
  const parts = changes.map(({ value, added, removed }, at): DifferencePart => {
    return { at, kind: added ? "added" : removed ? "removed" : "same", text: value };
  });
  const kept = parts.reduce((sum, { kind, text }) => sum + (kind === "same" ? text.trim().length : 0), 0);
  return kept < leastKept * Math.max(before.length, after.length) ? replaced(before, after) : parts;
}

type LinePair = { same?: string; before: string; after: string };

/** The lines that changed, each run of removed ones together with the added ones that took their place. */
function pairLines(before: string, after: string): LinePair[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  const changes = diffArrays(old, fresh, { maxEditLength: mostLineEdits });
  if (!changes) return [{ before, after }];
  const pairs: LinePair[] = [];
  for (const { value, added, removed } of changes) {
    const text = value.join("\n");
    const last = pairs.at(-1);
    if (!added && !removed) pairs.push({ same: text, before: "", after: "" });
    else if (last && last.same === undefined && added && last.after === "") last.after = text;
    else pairs.push({ before: removed ? text : "", after: added ? text : "" });
  }
  return pairs;
}

function partsOf({ same, before, after }: LinePair, byLines: boolean): DifferencePart[] {
  if (same !== undefined) return [{ at: 0, kind: "same", text: same }];
  return byLines ? replaced(before, after) : byWords(before, after);
}

const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * What became of `before` in `after`: lines first, then the words of the lines that changed. It works in slices, so that
 * the page stays usable; null when `signal` ended it.
 */
export async function diffTexts(before: string, after: string, signal?: AbortSignal): Promise<Difference | null> {
  const byLines = before.length + after.length > longestByWords;
  const hunks: Hunk[] = [];
  let since = Date.now();
  for (const pair of pairLines(before, after)) {
    if (Date.now() - since > slice) {
      await nextTurn();
      since = Date.now();
    }
    if (signal?.aborted) return null;
    const parts = partsOf(pair, byLines);
    hunks.push({ at: hunks.length, changed: parts.some(({ kind }) => kind !== "same"), parts });
  }
  return { hunks, byLines };
}

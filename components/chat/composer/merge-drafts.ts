import { mostFiles, mostOthers, mostQueued } from "@/lib/core/composer-bounds";
import type { DraftContent } from "@/lib/core/draft";

const settings = ["model", "wishes", "parameters", "system"] as const;

/**
 * Two versions of one composer made into one. `base` is what both were made from. What only one of them changed is as
 * that one has it; where both wrote, the text of `mine` stays and that of `theirs` is put among `others`.
 */
export function mergeDrafts(base: DraftContent, mine: DraftContent, theirs: DraftContent): DraftContent {
  const { text, other } = mergeText(base.text, mine.text, theirs.text);
  const others = mergeLists(base.others, mine.others, theirs.others, (one) => one);
  const merged: DraftContent = {
    text,
    files: mergeLists(base.files, mine.files, theirs.files, (id) => id).slice(0, mostFiles),
    queue: mergeLists(base.queue, mine.queue, theirs.queue, (one) => one.messageId).slice(0, mostQueued),
    ...toOthers(other === undefined ? others : [...others, other], text),
  };
  for (const key of settings) {
    const value = isSame(mine[key], base[key]) ? theirs[key] : mine[key];
    if (value !== undefined) Object.assign(merged, { [key]: value });
  }
  return merged;
}

/** Whether two contents are the same, whatever the order of their keys. */
export function isSameDraft(one: DraftContent, other: DraftContent): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)] as (keyof DraftContent)[]);
  return [...keys].every((key) => isSame(one[key], other[key]));
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (typeof one === "object" && canonical(one) === canonical(other));
}

/** JSON with sorted keys. */
function canonical(value: unknown): string | undefined {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function mergeText(base: string, mine: string, theirs: string): { text: string; other?: string } {
  if (mine === theirs || theirs === base) return { text: mine };
  if (mine === base) return { text: theirs };
  // Who goes on from the other's text has all of it.
  if (theirs.startsWith(mine)) return { text: theirs };
  if (mine.startsWith(theirs)) return { text: mine };
  return { text: mine, other: theirs };
}

/** What either has added is in, what either has taken out is out; the order is that of whoever changed it, mine first. */
function mergeLists<T>(base: T[] = [], mine: T[] = [], theirs: T[] = [], idOf: (one: T) => string): T[] {
  const idsOf = (list: T[]) => new Set(list.map(idOf));
  const [before, here, there] = [idsOf(base), idsOf(mine), idsOf(theirs)];
  const isMineAsBefore = base.length === mine.length && base.every((one, at) => idOf(one) === idOf(mine[at] ?? one));
  const [first, second] = isMineAsBefore ? [theirs, mine] : [mine, theirs];
  const seen = idsOf(first);
  const all = [...first, ...second.filter((one) => !seen.has(idOf(one)))];
  return all.filter((one) => !before.has(idOf(one)) || (here.has(idOf(one)) && there.has(idOf(one))));
}

/** Texts that are the beginning of another one are in it already; beyond the bound the oldest are joined. */
function toOthers(all: string[], text: string): { others?: string[] } {
  const others = [...new Set(all)].filter(
    (one) => !text.startsWith(one) && !all.some((other) => other !== one && other.startsWith(one)),
  );
  while (others.length > mostOthers) others.splice(0, 2, `${others[0]}\n\n${others[1]}`);
  return others.length > 0 ? { others } : {};
}

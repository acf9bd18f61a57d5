/** Where somebody is on the way through what was asked before. */
export type HistoryWalk = {
  /** Oldest first. */
  texts: readonly string[];
  at: number;
  /** What was in the field before. */
  kept: string;
};

/** One step back in time; undefined where there is none. A walk begins only in an empty field. */
export function stepBack(walk: HistoryWalk | undefined, field: string, texts: () => string[]): HistoryWalk | undefined {
  if (!walk) {
    const all = field === "" ? texts() : [];
    return all.length > 0 ? { texts: all, at: all.length - 1, kept: field } : undefined;
  }
  return walk.at > 0 ? { ...walk, at: walk.at - 1 } : walk;
}

/** One step towards now; undefined when that is what was in the field before. */
export function stepForward(walk: HistoryWalk): HistoryWalk | undefined {
  return walk.at < walk.texts.length - 1 ? { ...walk, at: walk.at + 1 } : undefined;
}

/** What the field shows on this walk. */
export function textOfWalk(walk: HistoryWalk): string {
  return walk.texts[walk.at] ?? walk.kept;
}

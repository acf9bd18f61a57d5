import type { Chunk, LoggedChunk } from "@/lib/core/chunk";

/** A logged chunk that stands for the numbers `seq` to `lastSeq`. */
export type LoggedRun = LoggedChunk & { lastSeq: number };

/** The chunk that says the same as `left` followed by `right`, or undefined when they must stay apart. */
function merge(left: Chunk, right: Chunk): Chunk | undefined {
  if (left.type === "text-delta" && right.type === "text-delta" && left.choice === right.choice) {
    // Pieces with log probabilities stay apart: growing a list token by token would take quadratic time.
    if (left.logprobs || right.logprobs) return undefined;
    return { ...left, text: left.text + right.text };
  }
  if (
    (left.type === "reasoning-delta" || left.type === "refusal-delta") &&
    right.type === left.type &&
    left.choice === right.choice
  ) {
    return { ...left, text: left.text + right.text };
  }
  if (
    left.type === "tool-call-delta" &&
    right.type === "tool-call-delta" &&
    left.choice === right.choice &&
    left.index === right.index
  ) {
    return {
      ...left,
      id: left.id ?? right.id,
      name: left.name ?? right.name,
      arguments: left.arguments + right.arguments,
    };
  }
  return undefined;
}

/** Longest merged text, so that one run stays a small row and a small event. */
const maxRunLength = 64 * 1024;

/**
 * Merges neighbouring deltas of one kind. The thought's last moment must survive for its duration,
 * so a run of reasoning keeps its first `at` and is cut where more than 250 ms passed.
 */
export function coalesce(entries: readonly LoggedChunk[]): LoggedRun[] {
  const runs: LoggedRun[] = [];
  for (const entry of entries) {
    const last = runs.at(-1);
    const near = last !== undefined && (entry.chunk.type !== "reasoning-delta" || entry.at - last.at <= 250);
    const small = last === undefined || !("text" in last.chunk) || last.chunk.text.length < maxRunLength;
    const merged = last && near && small ? merge(last.chunk, entry.chunk) : undefined;
    if (last && merged) {
      last.chunk = merged;
      last.lastSeq = entry.seq;
    } else {
      runs.push({ ...entry, lastSeq: entry.seq });
    }
  }
  return runs;
}

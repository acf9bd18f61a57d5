import { isRule } from "./block-lines";
import type { Block } from "./split-blocks";

/** Neighbouring blocks that are laid out and drawn together; `from` is the place of the first. */
export type BlockGroup = { from: number; blocks: readonly Block[] };

/** Few enough that drawing a group again is cheap, many enough that a long answer has few groups. */
export const BLOCKS_PER_GROUP = 12;

/** What may become a heading or a rule has a margin of its own, which would not collapse at the edge of a group. */
const OWN_MARGIN = /^\s*[#*_-]/;

function mayPart(block: Block | undefined, next: Block | undefined): boolean {
  return block !== undefined && next !== undefined && !isRule(block.text) && !OWN_MARGIN.test(next.source);
}

function isStill({ from, blocks }: BlockGroup, all: readonly Block[]): boolean {
  return blocks.every((block, at) => all[from + at] === block);
}

/**
 * Groups the blocks of an answer. Where a group ends never changes while blocks are only added at the end, and a group
 * that has not changed is the same object as before.
 */
export function createBlockGrouper(): (blocks: readonly Block[]) => readonly BlockGroup[] {
  let groups: readonly BlockGroup[] = [];
  return (all) => {
    const kept: BlockGroup[] = [];
    let from = 0;
    for (const group of groups) {
      const end = group.from + group.blocks.length;
      // The last one may still take more blocks, unless there are none.
      if (!isStill(group, all) || (group === groups.at(-1) && end < all.length)) break;
      kept.push(group);
      from = end;
    }
    for (let at = from + 1; at <= all.length; at++) {
      const full = at - from >= BLOCKS_PER_GROUP && mayPart(all[at - 1], all[at]);
      if (!full && at < all.length) continue;
      kept.push({ from, blocks: all.slice(from, at) });
      from = at;
    }
    groups = kept;
    return groups;
  };
}

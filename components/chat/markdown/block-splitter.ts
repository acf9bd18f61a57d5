import { type Block, splitBlocks } from "./split-blocks";

type Split = { text: string; blocks: Block[] };

function append({ text: known, blocks }: Split, text: string): Split {
  const last = blocks.at(-1);
  const from = last ? known.length - last.source.length : 0;
  return { text, blocks: [...blocks.slice(0, -1), ...splitBlocks(text.slice(from))] };
}

/**
 * A split that remembers its last two texts: when text was only appended, nothing before the last block is read again.
 * Two, because a drawing that is given up for a more urgent one is followed by one of the text before.
 */
export function createBlockSplitter(): (text: string) => Block[] {
  let known: Split[] = [];
  return (text) => {
    const same = known.find((split) => split.text === text);
    if (same) return same.blocks;
    const before = known.find((split) => text.startsWith(split.text));
    const split = append(before ?? { text: "", blocks: [] }, text);
    known = [split, ...known.slice(0, 1)];
    return split.blocks;
  };
}

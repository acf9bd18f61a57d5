import { type Block, splitBlocks } from "./split-blocks";

/** A split that remembers its last text: when text was only appended, nothing before the last block is read again. */
export function createBlockSplitter(): (text: string) => Block[] {
  let known = "";
  let blocks: Block[] = [];
  return (text) => {
    if (text === known) return blocks;
    const last = text.startsWith(known) ? blocks.at(-1) : undefined;
    const from = last ? known.length - last.source.length : 0;
    blocks = [...(last ? blocks.slice(0, -1) : []), ...splitBlocks(text.slice(from))];
    known = text;
    return blocks;
  };
}

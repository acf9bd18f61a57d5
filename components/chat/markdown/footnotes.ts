import type { Block } from "./split-blocks";

/** A footnote of an answer: its place in the list, its text, and the block that first refers to it (-1: none does). */
export type Footnote = { label: string; number: number; text: string; firstBlock: number };

const DEFINITION = /^ {0,3}\[\^([^\]\s[]{1,100})\]:[ \t]*/;
const REFERENCE = /\[\^([^\]\s[]{1,100})\](?!:)/g;
const CODE = /(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g;
const MOST = 200;

/** Whether a block is made of footnotes and therefore not shown where it stands. */
export const isFootnoteBlock = (block: Block): boolean => block.kind === "markdown" && DEFINITION.test(block.text);

function readDefinitions(text: string, into: Map<string, string>): void {
  let label = "";
  for (const line of text.split("\n")) {
    const match = DEFINITION.exec(line);
    const key = match?.[1]?.toLowerCase() ?? "";
    if (match) label = into.has(key) || into.size >= MOST ? "" : key;
    if (label === "") continue;
    const part = match ? line.slice(match[0].length) : line.replace(/^(?: {1,4}|\t)/, "");
    into.set(label, match ? part : `${into.get(label)}\n${part}`);
  }
}

/** The footnotes of an answer in the order in which they are referred to; those that nobody refers to come last. */
export function collectFootnotes(blocks: readonly Block[]): Footnote[] {
  const texts = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind === "markdown" && block.text.includes("]:") && isFootnoteBlock(block))
      readDefinitions(block.text, texts);
  }
  if (texts.size === 0) return [];
  const first = new Map<string, number>();
  blocks.forEach((block, index) => {
    if (block.kind === "code" || !block.text.includes("[^") || isFootnoteBlock(block)) return;
    for (const [, label = ""] of block.text.replace(CODE, "").matchAll(REFERENCE)) {
      const key = label.toLowerCase();
      if (texts.has(key) && !first.has(key)) first.set(key, index);
    }
  });
  for (const label of texts.keys()) if (!first.has(label)) first.set(label, -1);
  return [...first].map(([label, firstBlock], index) => ({
    label,
    number: index + 1,
    text: texts.get(label)?.trimEnd() ?? "",
    firstBlock,
  }));
}

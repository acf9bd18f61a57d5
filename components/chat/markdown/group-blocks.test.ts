import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBlockSplitter } from "./block-splitter";
import { BLOCKS_PER_GROUP, createBlockGrouper } from "./group-blocks";

const SECTIONS = ["# Title\n\n", "words\n\n", "---\n\n", "```js\nx\n```\n\n", "- item\n\n", "| a |\n|---|\n| 1 |\n\n"];

const answer = fc.array(fc.constantFrom(...SECTIONS), { maxLength: 80 }).map((sections) => sections.join(""));

const words = (count: number) => Array.from({ length: count }, (_, at) => `paragraph ${at}\n\n`).join("");

describe("groups of blocks", () => {
  it("hold every block once and in order, and are as long as they may be", () => {
    fc.assert(
      fc.property(answer, (text) => {
        const blocks = createBlockSplitter()(text);
        const groups = createBlockGrouper()(blocks);
        expect(groups.flatMap((group) => group.blocks)).toEqual(blocks);
        expect(groups.map(({ from }) => blocks[from])).toEqual(groups.map((group) => group.blocks[0]));
        for (const group of groups.slice(0, -1)) {
          expect(group.blocks.length).toBeGreaterThanOrEqual(BLOCKS_PER_GROUP);
        }
      }),
    );
  });

  it("end where they end, however the text came", () => {
    fc.assert(
      fc.property(answer, fc.integer({ min: 1, max: 40 }), (text, step) => {
        const split = createBlockSplitter();
        const group = createBlockGrouper();
        for (let end = step; end < text.length; end += step) group(split(text.slice(0, end)));
        const whole = createBlockGrouper()(createBlockSplitter()(text));
        expect(group(split(text)).map(({ from }) => from)).toEqual(whole.map(({ from }) => from));
      }),
    );
  });

  it("stay the same objects while only the last one grows", () => {
    const split = createBlockSplitter();
    const group = createBlockGrouper();
    const text = words(BLOCKS_PER_GROUP * 3);
    const before = group(split(text));
    const after = group(split(`${text}more`));
    expect(before).toHaveLength(3);
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(group(split(`${text}more`))[3]).toBe(after[3]);
  });

  it("stay the same objects when a drawing was given up for the text before", () => {
    const split = createBlockSplitter();
    const group = createBlockGrouper();
    const text = words(BLOCKS_PER_GROUP * 3);
    const [first] = group(split(text));
    group(split(`${text}mo`));
    expect(group(split(text))[0]).toBe(first);
    expect(group(split(`${text}more`))[0]).toBe(first);
  });

  it("are made anew for another text", () => {
    const group = createBlockGrouper();
    group(createBlockSplitter()(words(BLOCKS_PER_GROUP * 2)));
    const other = createBlockSplitter()(words(BLOCKS_PER_GROUP * 2).replaceAll("paragraph", "line"));
    expect(group(other).flatMap(({ blocks }) => blocks)).toEqual(other);
  });

  it.each(["# Title", "---", "* * *"])("do not begin with what has a margin of its own: %s", (line) => {
    const text = `${words(BLOCKS_PER_GROUP)}${line}\n\n${words(BLOCKS_PER_GROUP)}`;
    for (const { blocks } of createBlockGrouper()(createBlockSplitter()(text))) {
      expect(blocks[0]?.source).not.toContain(line);
    }
  });
});

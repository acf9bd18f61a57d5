import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createBlockSplitter } from "./block-splitter";
import { type Block, ITEMS_PER_BLOCK, splitBlocks } from "./split-blocks";

const LINES = [
  ...[
    "",
    "",
    "",
    "words",
    "# title",
    "#tag",
    "```",
    "```js",
    "~~~",
    "````",
    "- item",
    "-",
    "* other",
    "1. one",
    "2. two",
  ],
  ...[
    "10. ten",
    "  inside",
    "    deep",
    "   ```",
    "  ```py",
    "> quote",
    "> - nested",
    "---",
    "- - -",
    "***",
    "===",
    "| a |",
  ],
  ...[
    "|-|",
    "<!-- note",
    "end -->",
    "<pre>",
    "</pre>",
    "<div>",
    "[a]: http://b.c",
    "[^1]: note",
    "$$",
    "$$ x",
    "\\[",
    "x \\]",
    "\tcode",
    "*em*",
    "``x",
  ],
];
const lines = fc.array(fc.constantFrom(...LINES), { maxLength: 14 }).map((all) => all.join("\n"));
const noise = fc.string({ unit: fc.constantFrom(..."ab \n\n`~-#>*1.|<!?[]:\t"), maxLength: 80 });
const source = fc.oneof(lines, noise);
const runs = { numRuns: 1500 };

const kinds = (text: string) => splitBlocks(text).map((block) => `${block.kind}:${block.text}`);

describe("splitBlocks", () => {
  it("gives the text back when the sources are joined", () => {
    fc.assert(
      fc.property(source, (text) => {
        expect(
          splitBlocks(text)
            .map((block: Block) => block.source)
            .join(""),
        ).toBe(text);
      }),
      runs,
    );
  });

  it("changes nothing but the last block when text is appended", () => {
    fc.assert(
      fc.property(source, fc.nat(200), (text, length) => {
        const early = splitBlocks(text.slice(0, length % (text.length + 1))).slice(0, -1);
        expect(splitBlocks(text).slice(0, early.length)).toEqual(early);
      }),
      runs,
    );
  });

  it("can begin again at the start of any block", () => {
    fc.assert(
      fc.property(source, (text) => {
        const blocks = splitBlocks(text);
        let from = 0;
        blocks.forEach((block, index) => {
          expect(splitBlocks(text.slice(from))).toEqual(blocks.slice(index));
          from += block.source.length;
        });
      }),
      runs,
    );
  });

  it("cuts at blank lines, headings and fences", () => {
    expect(kinds("one\ntwo\n\nthree\n# four\nfive\n```js\na\n\nb\n```\nsix")).toEqual([
      "markdown:one\ntwo",
      "markdown:three",
      "markdown:# four\nfive",
      "code:a\n\nb",
      "markdown:six",
    ]);
  });

  it.each([
    ["a loose list", "- a\n\n- b\n\n  more of b\n\n- c"],
    ["a list with code", "1. a\n\n   ```js\n   x\n\n   y\n   ```\n\n2. b"],
    ["a table", "| a | b |\n|---|---|\n| 1 | 2 |"],
    ["indented code with a gap", "    a\n\n    b"],
    ["a quote with lazy lines", "> a\nb\n> c"],
    ["a comment with a gap", "<!-- a\n\nb -->"],
    ["a formula with lines like any others", "$$\na\n# b\n- c\n$$\nafter"],
    ["a formula in brackets", "\\[\n<!-- x\n\\]"],
    ["a fence longer than the fences in it", "````md\n```js\n\n```\n````"],
  ])("keeps %s together", (_name, text) => {
    expect(splitBlocks(text)).toHaveLength(1);
  });

  it("reads the language and the code of a fence exactly", () => {
    expect(splitBlocks("~~~ python title=x\n  a\n\n\n~~~")[0]).toMatchObject({
      language: "python",
      text: "  a\n\n",
      open: false,
    });
    expect(splitBlocks("  ```\n  a\n    b\n  ```")[0]).toMatchObject({ text: "a\n  b" });
    expect(splitBlocks("\n\n```js\na")[0]).toMatchObject({ kind: "code", text: "a", open: true });
    expect(splitBlocks("```\n```")[0]).toMatchObject({ text: "", open: false });
  });

  it("takes a fence less indented than the item before it out of the list, as the format has it", () => {
    expect(kinds("10. a\n   ```\n   x\n\ny\n   ```\nz")).toEqual(["markdown:10. a", "code:x\n\ny", "markdown:z"]);
  });

  it("lets a formula that never ends swallow no more than its paragraph", () => {
    expect(kinds("$$ is what they want\n\n# b\n\n$$\nc\n\nd")).toEqual([
      "markdown:$$ is what they want",
      "markdown:# b",
      "markdown:$$\nc",
      "markdown:d",
    ]);
  });

  it("cuts a footnote off from the words above it", () => {
    expect(kinds("a[^1]\n[^1]: b\n    more\n\nc")).toEqual([
      "markdown:a[^1]",
      "markdown:[^1]: b\n    more",
      "markdown:c",
    ]);
  });

  it("cuts a list that grows long, between items", () => {
    const blocks = splitBlocks(
      Array.from({ length: ITEMS_PER_BLOCK * 2 + 1 }, (_, index) => `${index + 1}. x`).join("\n"),
    );
    expect(blocks.map((block) => block.text.split("\n")[0])).toEqual(["1. x", "65. x", "129. x"]);
  });
});

describe("createBlockSplitter", () => {
  it("gives what a split of the whole gives, whatever it saw before", () => {
    fc.assert(
      fc.property(source, fc.array(fc.nat(200)), (text, lengths) => {
        const split = createBlockSplitter();
        for (const length of lengths) split(text.slice(0, length));
        expect(split(text)).toEqual(splitBlocks(text));
      }),
      runs,
    );
  });

  it("keeps the very same objects for blocks that are finished", () => {
    const split = createBlockSplitter();
    const before = split("one\n\ntwo\n\nthr");
    const after = split("one\n\ntwo\n\nthree\n\nfour");
    expect(after[0]).toBe(before[0]);
    expect(after[1]).toBe(before[1]);
    expect(after.map((block) => block.text)).toEqual(["one", "two", "three", "four"]);
  });
});

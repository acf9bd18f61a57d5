import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeOpenMarkup } from "./close-open-markup";
import { findFormulas } from "./find-formulas";
import { Markdown } from "./markdown";
import { renderInEnglish } from "./render-in-english";
import { splitBlocks } from "./split-blocks";
import { readHtml } from "./testing/read-html";

const render = (text: string, streaming: boolean) =>
  renderInEnglish(<Markdown text={text} streaming={streaming} />).replace(/<svg.*?<\/svg>/g, "");

/** What a reader sees, without the TeX of formulas, which is full of signs by right, and without code. */
const seen = (html: string) => readHtml(html.replace(/<code.*?<\/code>/gs, "")).text;

const SAMPLES: [name: string, text: string][] = [
  [
    "formulas in a text",
    "Let $x_1 \\in [0,1)$ and \\(y^* = 2\\), so **$x_1 < y^*$**.\n\n- one $a*b$\n- two\n\nIt costs $5 and *not* $6, the $n$th time.",
  ],
  [
    "formulas on their own",
    "So\n\n\\[\nx = \\frac{1}{2}\n\\]\n\nand\n\n$$\na\n= b\n- c\n$$\n\nand $$x^2$$ too, then **done**.",
  ],
  ["alerts", "> [!NOTE]\n> A **note** of one line.\n\n> [!WARNING]\n> Two.\n\nEnd `x`."],
  [
    "footnotes that come later",
    "First,[^1] then *second*.[^note]\n\nMore text.\n\n[^1]: One **bold** note.\n[^note]: Two.",
  ],
  [
    "links and images",
    "See [the *page*](https://a.example/x) and <https://b.example/y>, AT&amp;T ![pic](https://c.example/d.png) end.",
  ],
  ["a table with formulas", "| a | b |\n|---|--:|\n| $|x|$ | **two** |\n| `c` | [d](https://d.example) |\n\nAfter it."],
  [
    "a diagram and code",
    "Look:\n\n```mermaid\nflowchart LR\n  A --> B\n```\n\nand\n\n```js\nconst a = `b`;\n```\n\n~~old~~ new.",
  ],
];

/** Signs that stand for something else once they are whole. "[^1]" is whole, but may not be known yet. */
const HALF = /[*`~]|\[(?!\^[^\]]+\])|\]\(|\$(?!\d)|\\[()[\]]|!\[|<https|&amp|\uE000/;

describe("an answer that grows", () => {
  it.each(SAMPLES)("never shows half a sign: %s", (_name, text) => {
    for (let length = 1; length <= text.length; length++) {
      const html = render(text.slice(0, length), true);
      expect(seen(html), JSON.stringify(text.slice(0, length))).not.toMatch(HALF);
    }
  });

  it.each(SAMPLES.filter(([name]) => !name.includes("footnotes")))(
    "never changes a block but the last: %s",
    (_name, text) => {
      for (let length = 1; length <= text.length; length++) {
        const early = splitBlocks(text.slice(0, length)).slice(0, -1);
        const whole = splitBlocks(text).slice(0, early.length);
        expect(early.map(({ text: part }) => part)).toEqual(whole.map(({ text: part }) => part));
        const finished = early.map(({ source }) => source).join("");
        if (finished.endsWith("\n\n")) {
          const inside = readHtml(render(finished, false)).text;
          expect(readHtml(render(text.slice(0, length), true)).text.startsWith(inside)).toBe(true);
        }
      }
    },
  );

  it.each(SAMPLES)("ends as it would have begun: %s", (_name, text) => {
    const grown = render(`${text}\n`, true);
    const whole = render(`${text}\n`, false);
    expect(readHtml(grown).text).toBe(readHtml(whole).text);
  });

  it("never turns what it has shown of formulas and money into something else", () => {
    const sign = fc.constantFrom(
      ...["$", "$", "x", "5", " ", "and ", "words ", "_1", "^2", "\\(", "\\)", "{", "}", ".", "=", "n", "th "],
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 16 }), (signs) => {
        const text = signs.join("");
        const whole = findFormulas(text).found.map(({ tex }) => tex);
        for (let length = 1; length < text.length; length++) {
          const shown = findFormulas(closeOpenMarkup(text.slice(0, length))).found.map(({ tex }) => tex);
          expect(whole.slice(0, shown.length)).toEqual(shown);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("lets an unfinished formula wait, and no longer than it could be one", () => {
    expect(closeOpenMarkup("so $x_1 = ")).toBe("so");
    expect(closeOpenMarkup("so $x$")).toBe("so");
    expect(closeOpenMarkup("so $x$ ")).toBe("so $x$");
    expect(closeOpenMarkup("so \\(x + y")).toBe("so");
    expect(closeOpenMarkup("so\n\\[\nx").trim()).toBe("so");
    expect(closeOpenMarkup("it costs $5 and the")).toBe("it costs $5 and the");
    expect(closeOpenMarkup("$HOME is a variable")).toBe("$HOME is a variable");
  });
});

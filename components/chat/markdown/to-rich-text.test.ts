import { describe, expect, it } from "vitest";
import { readHtml } from "./testing/read-html";
import { toRichText } from "./to-rich-text";

describe("an answer as rich text", () => {
  it("is made of plain elements", async () => {
    expect(await toRichText("# T\n\n**a** [b](https://b.example/?x=1&y) `<c>`\n\n3. x\n\n- [x] y")).toBe(
      '<h1>T</h1>\n<p><strong>a</strong> <a href="https://b.example/?x=1&amp;y">b</a> <code>&lt;c&gt;</code></p>\n' +
        '<ol start="3">\n<li>x</li>\n</ol>\n<ul>\n<li>☑  y</li>\n</ul>',
    );
  });

  it("keeps code as it is and formulas as TeX", async () => {
    expect(await toRichText('```js\nif (a < b) "x";\n```\n\n$x_1$ and\n\n$$\ny < 2\n$$')).toBe(
      "<pre><code>if (a &lt; b) &quot;x&quot;;</code></pre>\n<p>$x_1$ and</p>\n<p>$$y &lt; 2$$</p>",
    );
  });

  it("has tables that other programs draw with lines", async () => {
    const { elements, attributes } = readHtml(`<div>${await toRichText("| a |\n|---|\n| 1 |")}</div>`);
    expect([...elements]).toEqual(["div", "table", "thead", "tr", "th", "tbody", "td"]);
    expect(new Set(attributes.map(({ name }) => name))).toEqual(new Set(["style"]));
  });

  it("has its footnotes at the end, and pictures by name", async () => {
    expect(await toRichText("a[^n] ![pic](https://x.example/y.png)\n\n[^n]: *why*")).toBe(
      "<p>a<sup>[1]</sup> pic</p>\n<hr>\n<ol><li><p><em>why</em></p></li></ol>",
    );
  });

  it("is the words alone where a block is too dear to parse", async () => {
    expect(await toRichText(`<b>\n${">".repeat(3_000)}`)).toMatch(/^<p>&lt;b&gt;<br>(?:&gt;)+<\/p>$/);
  });
});

import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";
import { MARKDOWN_ELEMENTS } from "./markdown-elements";
import { parseMarkdown } from "./parse-markdown";
import { renderInEnglish } from "./render-in-english";

const render = (text: string, streaming = false) => renderInEnglish(<Markdown text={text} streaming={streaming} />);
const inner = (html: string) => html.replace(/^(?:<div[^>]*>){2}/, "").replace(/(?:<\/div>){2}$/, "");
const hrefs = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map((match) => match[1]);
const tags = (html: string) => [...new Set([...html.matchAll(/<([a-z0-9]+)/g)].map((match) => match[1]))];

const EVIL_TARGETS = [
  ...["javascript:alert(1)", "JAVASCRIPT:alert(1)", "javascript&colon;alert(1)", "&#106;avascript:alert(1)"],
  ...[
    "&#x6A;avascript:alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "&#1;javascript:alert(1)",
  ],
  ...[
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://a.b/c",
    "smb://a/b",
  ],
  ...["//evil.example/x", "/api/keys", "javascript%3Aalert(1)", "https://bank.example@evil.example/"],
];
const PLACES: [name: string, write: (target: string) => string][] = [
  ["a link", (target) => `[x](${target})`],
  ["a link in angle brackets", (target) => `[x](<${target}>)`],
  ["an image", (target) => `![x](${target})`],
  ["an autolink", (target) => `<${target}>`],
  ["a reference", (target) => `[x]\n\n[x]: ${target}`],
  ["an image reference", (target) => `![x][y]\n\n[y]: <${target}>`],
  ["a linked image", (target) => `[![x](${target})](${target})`],
  ["a table", (target) => `| a |\n|---|\n| [x](${target}) |`],
  ["a footnote", (target) => `x[^1]\n\n[^1]: [x](${target})`],
  ["bare text", (target) => `see ${target} there`],
];

describe("what a model may not do", () => {
  it.each(PLACES)("make %s lead anywhere but to https, http and mailto", (_name, write) => {
    for (const target of EVIL_TARGETS) {
      for (const streaming of [false, true]) {
        const html = render(write(target), streaming);
        expect(
          hrefs(html).filter((href) => !/^https?:\/\/(?![^/]*@)|^mailto:[^ ]+@|^#_R_\w*(?:note|ref)-/.test(href ?? "")),
        ).toEqual([]);
        expect(html).not.toMatch(/<[^>]+\s(?:src|srcset|style|on\w+)=/i);
      }
    }
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "a <b onclick=alert(1)>b</b> c",
    "<iframe src=https://evil.example></iframe>",
    '<svg onload="alert(1)"><style>@import "//evil.example"</style></svg>',
    "<!-- <img src=//evil.example> -->",
    '<a href="javascript:alert(1)">x</a>',
    "<details open ontoggle=alert(1)>\n\n**x**\n\n</details>",
    "<?php echo 1 ?>",
    "<![CDATA[<img src=x>]]>",
  ])("write HTML: %s is text", (text) => {
    const html = render(text);
    expect(tags(html).filter((tag) => !["div", "p", "strong"].includes(tag ?? ""))).toEqual([]);
    const shown = html
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"');
    for (const line of text.split("\n\n").filter((part) => part.startsWith("<"))) expect(shown).toContain(line);
  });

  it.each([
    "![alt](https://pics.example/a.png)",
    "![alt][p]\n\n[p]: https://pics.example/a.png",
    "- ![alt](https://pics.example/a.png)",
  ])("show a picture by itself: %s is a card with its host", (text) => {
    const html = render(text);
    expect(tags(html)).not.toContain("img");
    expect(hrefs(html)).toEqual(["https://pics.example/a.png"]);
    expect(html).toContain("alt");
    expect(html).toContain("Image from pics.example");
  });

  it("show a picture written out in the answer before the reader asks for it", () => {
    const html = render("![dot](data:image/png;base64,iVBORw0KGgo=)");
    expect(tags(html)).not.toContain("img");
    expect(html).toMatch(/<button[^>]*>.*dot.*Image in the answer.*Show/s);
    expect(render("![dot](data:image/svg+xml;base64,PHN2Zz4=)")).not.toContain("<button");
  });

  it("call a link by the name of another place", () => {
    expect(render("[bank.com](https://evil.example/)")).toMatch(/text-warning.*leads to evil\.example/s);
    expect(render("[my bank](https://evil.example/)")).toContain("(evil.example)");
  });

  it("put a link inside a link", () => {
    const html = render("[![alt](https://pics.example/a.png) more](https://site.example/)");
    expect(hrefs(html)).toEqual(["https://pics.example/a.png", "https://site.example/"]);
    expect(html).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /);
  });
});

describe("HTML as text", () => {
  it("stands in paragraphs of its own between the others", () => {
    expect(render("a\n\n<div>\nb\n</div>\n\nc").match(/<p dir="auto">/g)).toHaveLength(3);
  });
});

describe("a link", () => {
  it("opens elsewhere, tells nothing about this page, and says its host", () => {
    expect(render("[x](https://a.example/b)")).toMatch(
      /<a href="https:\/\/a\.example\/b" target="_blank" rel="noopener noreferrer nofollow" title="a\.example · [^"]+"/,
    );
  });

  it("finds its definition in another block", () => {
    expect(
      hrefs(render("See [the page][p] and [other].\n\nText.\n\n[p]: https://a.example/\n[Other]: https://b.example/")),
    ).toEqual(["https://a.example/", "https://b.example/"]);
  });
});

describe("an answer", () => {
  it("draws every element of the format", () => {
    const html = render(
      "# one\n\n## two\n\n### three\n\n- [x] done\n- [ ] open\n\n3. three\n\n> quote\n\n**b** *i* ~~d~~ `c` ~5\n\n---\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n\na  \nb",
    );
    expect(html).toMatch(/<h2[^>]*>one<\/h2>.*<h3[^>]*>two<\/h3>.*<h4[^>]*>three<\/h4>/);
    expect(html).toMatch(/☑<\/span> done.*☐<\/span> open/s);
    expect(html).toMatch(/<ol[^>]* start="3"/);
    expect(html).toMatch(/<blockquote[^>]*>\s*<p[^>]*>quote<\/p>\s*<\/blockquote>/);
    expect(html).toMatch(/<strong[^>]*>b<\/strong> <em>i<\/em> <del[^>]*>d<\/del> <code[^>]*>c<\/code> ~5/);
    expect(html).toMatch(/<hr[^>]*\/>.*<table.*<td[^>]*text-right[^>]*>1<\/td>.*<br\/>/s);
  });

  it("finds the direction of each paragraph by its own text", () => {
    expect(render("שלום\n\n- a")).toMatch(/<p dir="auto">שלום<\/p>.*<ul dir="auto"/s);
  });

  it.each([
    ["**注意：**内容。**结论：**好", "<strong>注意：</strong>内容。<strong>结论：</strong>好"],
    ["他说**“你好”**了", "他说<strong>“你好”</strong>了"],
    ["普通**粗体**文字", "普通<strong>粗体</strong>文字"],
    ["`**注意：**内容`", "<code>**注意：**内容</code>"],
    ["2**3：**x", "2**3：**x"],
  ])("finds strong words where no blanks are written: %s", (text, html) => {
    expect(inner(render(text)).replace(/ (?:class|dir)="[^"]*"/g, "")).toBe(`<p>${html}</p>`);
  });

  it("reads other line ends", () => {
    expect(inner(render("a\r\n\r\n```\r\nx\r\n```"))).toBe(inner(render("a\n\n```\nx\n```")));
  });

  it.each([
    "a\n\nb\n\n# c\nd\n\n> e\n\nf",
    "- a\n- b\n\n  c\n\n      code\n\n1. d\n2. e",
    "| a | b |\n|---|---|\n| 1 | **2** |\n\nafter\n\n---\n\n* x\n* y",
    "para\n- list\nlazy\n\n> quote\nlazy\n\n    indented\n\n    code\n\nend",
    "- a\n  ```js\n  x\n\n  y\n  ```\n\n- b\n\n<!-- c\n\nd -->\n\ne *f* [g](https://h.example)",
  ])("is the same in blocks as it is whole: %j", (text) => {
    const whole = renderInEnglish(parseMarkdown(text, MARKDOWN_ELEMENTS));
    expect(inner(render(text)).replaceAll("\n", "")).toBe(whole.replaceAll("\n", ""));
  });
});

describe("a growing answer", () => {
  it("never shows a half-written sign", () => {
    const text = "Some **bold *and* words**, `code`, [a link](https://a.example/x) and ~~gone~~.\n\n- **one** two";
    for (let length = 1; length < text.length; length++) {
      expect(render(text.slice(0, length), true).replace(/<[^>]*>/g, "")).not.toMatch(/[*`~[\]]/);
    }
  });

  it("shows a table as a table from its first line", () => {
    const text = "| a | b |\n|---|---|\n| 1 | 2 |";
    for (let length = 1; length <= text.length; length++) {
      expect(render(text.slice(0, length), true)).not.toMatch(/<p[ >]|\|/);
    }
  });

  it("does not show half of a closing fence as code", () => {
    expect(render("```js\na\n``", true)).not.toContain("``");
    expect(render("```js\na\n``", false)).toContain("``");
  });

  it("says that it is growing, and stops saying so", () => {
    expect(render("a", true)).toContain("data-growing");
    expect(render("a", false)).not.toContain("data-growing");
  });
});

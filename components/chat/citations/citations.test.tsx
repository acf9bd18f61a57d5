import { describe, expect, it } from "vitest";
import { Markdown } from "@/components/chat/markdown/markdown";
import { renderInEnglish } from "@/components/chat/markdown/render-in-english";
import type { ParleyMessage } from "@/components/chat/parley-message";
import { CitationsProvider } from "./citations-context";

type Part = ParleyMessage["parts"][number];

const source = (number: number, url: string, title = `Title ${number}`): Part => ({
  type: "source-url",
  sourceId: String(number),
  url,
  title,
});

const rivers = source(1, "https://rivers.example/long");
const seas = source(2, "https://seas.example/deep");

const render = (text: string, sources: Part[] = [rivers, seas], streaming = false) =>
  renderInEnglish(
    <CitationsProvider parts={[{ type: "text", text }, ...sources]}>
      <Markdown text={text} streaming={streaming} />
    </CitationsProvider>,
  );

type Chip = { href: string; name: string };

const chips = (html: string): Chip[] =>
  [...html.matchAll(/<a [^>]*class="citation-chip"[^>]*>/g)].map(([tag]) => ({
    href: /href="([^"]*)"/.exec(tag)?.[1] ?? "",
    name: /aria-label="([^"]*)"/.exec(tag)?.[1] ?? "",
  }));
const hrefs = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href);
const words = (html: string) => html.replace(/<[^>]*>/g, "");

const toRivers = { href: "https://rivers.example/long", name: "Source 1: Title 1, rivers.example" };
const toSeas = { href: "https://seas.example/deep", name: "Source 2: Title 2, seas.example" };

describe("a number with a stored source", () => {
  it.each([
    ["a [1] b"],
    ["a【1】b"],
    ["a【1†source】b"],
    ["a [^1] b"],
    ["- a [1]"],
    ["| a |\n|---|\n| b [1] |"],
    ["## a [1]"],
    ["**a [1]**"],
    ["> a [1]"],
    ["a [[1]](https://rivers.example/long) b"],
    ["a [1](https://rivers.example/long/?utm_source=x#top) b"],
    ["a [1]\n\n[1]: https://evil.example/"],
  ])("is a chip that leads to that source: %j", (text) => {
    const html = render(text);
    expect(chips(html)).toEqual([toRivers]);
    expect(hrefs(html)).toEqual([toRivers.href]);
  });

  it.each([["[1][2]"], ["[1, 2]"], ["[1-2]"], ["【1】【2】"], ["[1][2]\n\n[2]: https://evil.example/"]])(
    "is one chip of several: %j",
    (text) => {
      expect(chips(render(text))).toEqual([toRivers, toSeas]);
    },
  );

  it("is a chip from the moment its source is there, and no other moves for it", () => {
    const before = render("a [1] b [2", [], true);
    expect(chips(before)).toEqual([]);
    expect(words(before)).toContain("a [1] b");
    const html = render("a [1] b [2", [rivers], true);
    expect(chips(html)).toEqual([toRivers]);
    expect(words(html)).toBe(words(before));
  });

  it("is the same while the answer grows and afterwards", () => {
    const text = "a [1] b [1, 2] c\n\n- 【2】 [9]";
    expect(chips(render(text, [rivers, seas], true))).toEqual(chips(render(text)));
  });
});

describe("a citation stays text", () => {
  it.each([
    ["whose number has no source", "a [99] b"],
    ["in a line of code", "a `[1]` b"],
    ["in a block of code", "```\n[1]\n```"],
    ["in indented code of a list", "- a\n\n      [1]"],
    ["that is a footnote of the answer's own", "a [^1] b\n\n[^1]: note"],
  ])("%s", (_what, text) => {
    const html = render(text);
    expect(chips(html)).toEqual([]);
    expect(words(html)).toMatch(/\[99\]|\[1\]|\[?\^?1\]?/);
  });

  it("exactly as it was written", () => {
    for (const text of ["a [99] b", "a 【99†source】 b", "a [98, 99] b", "a [8-9] b", "a [^9] b"]) {
      expect(words(render(text))).toBe(text);
    }
    expect(words(render("a [1, 9] b"))).toBe("a [1][9] b");
  });

  it("inside a link that says more than a number", () => {
    const html = render("[see [1] there](https://other.example/)");
    expect(chips(html)).toEqual([]);
    expect(hrefs(html)).toEqual(["https://other.example/"]);
  });

  it("in an answer without sources, where links stay links", () => {
    const html = render("a [1] [2](https://other.example/)", []);
    expect(chips(html)).toEqual([]);
    expect(hrefs(html)).toEqual(["https://other.example/"]);
  });
});

describe("a model cannot make a citation lead anywhere else", () => {
  it.each([
    ["a number nobody found", "a [[99]](https://evil.example/) b"],
    ["another path", "a [[1]](https://rivers.example/login) b"],
    ["another host", "a [1](https://evil.example/long) b"],
    ["another query", "a [[1]](https://rivers.example/long?next=evil) b"],
    ["a host that looks alike", "a [[1]](https://rіvers.example/long) b"],
    ["a user name before the host", "a [[1]](https://rivers.example@evil.example/long) b"],
    ["a script", "a [[1]](javascript:alert) b"],
    ["a definition of a number nobody found", "a [99] b\n\n[99]: https://evil.example/"],
  ])("%s is plain text", (_what, text) => {
    const html = render(text);
    expect(hrefs(html)).toEqual([]);
    expect(words(html)).toContain(text.split("\n")[0]);
  });

  it("a stored address that is not of the web is no source", () => {
    const bad = ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example", "https://a@evil.example/", "x"];
    for (const url of bad) expect(hrefs(render("a [1] b", [source(1, url)]))).toEqual([]);
  });

  it("a stored host that looks like another is told in punycode", () => {
    const [chip] = chips(render("a [1] b", [source(1, "https://аррӏе.com/", "Apple")]));
    expect(chip).toEqual({ href: "https://xn--80ak6aa92e.com/", name: "Source 1: Apple, xn--80ak6aa92e.com" });
  });

  it("a stored title is text without hidden signs", () => {
    const [chip] = chips(render("a [1]", [source(1, "https://a.example/", "A\u202eB\u{e0041}\u200b\u0007 <b>")]));
    expect(chip?.name).toBe("Source 1: AB &lt;b&gt;, a.example");
  });
});

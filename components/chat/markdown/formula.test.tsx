import { describe, expect, it } from "vitest";
import { findFormulas } from "./find-formulas";
import { Formula } from "./formula";
import { toFormulaElements } from "./formula-elements";
import { Markdown } from "./markdown";
import { renderInEnglish } from "./render-in-english";
import { readHtml } from "./testing/read-html";
import { typesetNow, typesetSoon } from "./typeset";

const formulas = (text: string) => findFormulas(text).found.map(({ tex, display }) => (display ? `[${tex}]` : tex));
const render = (text: string) => renderInEnglish(<Markdown text={text} streaming={false} />);

describe("a formula", () => {
  it.each([
    ["$x$ and $y_1$", ["x", "y_1"]],
    ["\\(a+b\\) and \\[c^2\\]", ["a+b", "[c^2]"]],
    ["$$\nx\n$$", ["[x]"]],
    ["\\[\nx \\\\\ny\n\\]", ["[x \\\\\ny]"]],
    ["> $$\n> x\n> = y\n> $$", ["[x\n= y]"]],
    ["the $n$th and $k$s", ["n", "k"]],
    ["$[0,1)$ or $1, 2, \\dots, n$", ["[0,1)", "1, 2, \\dots, n"]],
    ["$\\text{speed in m per second}$", ["\\text{speed in m per second}"]],
    ["面积$S=ab$，其中$a>0$。", ["S=ab", "a>0"]],
    ["$50\\%$", ["50\\%"]],
    ["`$x$` $y$", ["y"]],
    ["```\n$x$\n``` $y$", ["y"]],
  ])("is found in %j", (text, found) => {
    expect(formulas(text)).toEqual(found);
  });

  it.each([
    "costs $5 and $6",
    "from $5-$10, or $5/$6",
    "between $5 and 6$ or so",
    "US$5 and A$6",
    "$20 million (up from 15$)",
    "export $HOME and $PATH",
    "$HOME/bin:$PATH",
    "价格$5元，原价$10元",
    "\\$x\\$",
    "\\[1\\] and \\[see there\\]",
    "a\\\\(b\\\\)",
    "$$",
    "$ x $",
    "$a\n\nb$",
    "- $a\n- b$",
  ])("is not found in %j", (text) => {
    expect(formulas(text)).toEqual([]);
  });

  it("is searched for in linear time", () => {
    for (const unit of ["$a", "\\(", "\\[x", "$$", "$$a\n", "`$"]) {
      const start = performance.now();
      findFormulas(unit.repeat(10_000));
      expect(performance.now() - start).toBeLessThan(1_000);
    }
  });

  it("keeps its signs from the format, in tables too", () => {
    const html = render("$a_1 * b_2 * c$\n\n| $|x|$ | b |\n|---|---|\n| \\(y|z\\) | 2 |");
    expect(html).not.toMatch(/<em|<strong/);
    expect(readHtml(html).text).toContain("a_1 * b_2 * c");
    expect(html.match(/<t[hd] /g)).toHaveLength(4);
  });

  it("stands on its own line when it was written so, also in lists and quotes", () => {
    for (const text of ["a\n\\[\nx^2\n\\]\nb", "1. a\n   $$\n   x^2\n   $$\n2. b", "> $$x^2$$", "$$x^2$$\n---"]) {
      expect(render(text)).toMatch(/<code[^>]*class="block[^>]*>x\^2</);
    }
    expect(render("a $$x^2$$ b")).not.toMatch(/<code[^>]*class="block/);
  });

  it("is left as written in code and in addresses", () => {
    const html = render("`\\(x\\)` and [a](https://a.example/$x$) and ~~~$y$\n\n    $z$");
    expect(readHtml(html).text).toContain("\\(x\\)");
    expect(html).toContain("https://a.example/$x$");
    expect(html).not.toContain("\uE000");
  });
});

describe("typesetting", () => {
  it("is fetched with the first formula, and leaves words to hear and TeX to copy", async () => {
    expect(typesetNow("x^2", false)).toBeNull();
    await typesetSoon("x^2", false);
    const html = renderInEnglish(<Formula tex="x^2" />);
    expect(html).toContain("<math");
    expect(html).toContain('data-source="$x^2$"');
  });

  it.each([
    "\\frac{1}{",
    "\\nosuchcommand",
    "{".repeat(200),
    "\\def\\a{\\a\\a}\\a",
    `${"x_{".repeat(300)}${"}".repeat(300)}`,
  ])("shows the source where it cannot: %s", async (tex) => {
    await typesetSoon(tex, true);
    const html = renderInEnglish(<Formula own tex={tex} />);
    expect(html).not.toContain("katex");
    expect(readHtml(html).text).toBe(`$$\n${tex}\n$$`);
  });

  it.each(['<a href="x">y</a>', '<img src="x"/>', '<span onclick="x">y</span>', "<span>", "</span>", "<script>"])(
    "takes nothing from the typesetter that is not in its lists: %s",
    (markup) => {
      expect(() => toFormulaElements(markup)).toThrow();
    },
  );

  it("drops styles that are more than a size or a colour", () => {
    const html = renderInEnglish(toFormulaElements('<span style="height:1em;background:url(x);color:#f00;"></span>'));
    expect(html).toBe('<span><span style="height:1em;color:#f00"></span></span>');
  });
});

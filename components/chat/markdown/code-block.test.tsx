import { createElement, Fragment } from "react";
import { describe, expect, it } from "vitest";
import { CodeBlock } from "./code-block";
import { showHiddenSigns } from "./hidden-signs";
import { currentHighlighter, highlight, highlightLines, loadHighlighter } from "./highlight";
import { renderInEnglish } from "./render-in-english";

describe("a code block", () => {
  it("shows its language, its code as it is, and named buttons", () => {
    const html = renderInEnglish(<CodeBlock code={"if (a < b) {\n\treturn;\n}"} language="js" growing={false} />);
    expect(html).toContain(">js</span>");
    expect(html).toContain("if (a &lt; b) {\n\treturn;\n}");
    expect(html).toMatch(/aria-label="Wrap lines" aria-pressed="false"/);
    expect(html).toContain('aria-label="Copy code"');
  });

  it("does not fetch the highlighter to be drawn on the server", () => {
    renderInEnglish(<CodeBlock code="a" language="js" growing={false} />);
    expect(currentHighlighter()).toBeNull();
  });

  it("can be scrolled by the keyboard", () => {
    expect(renderInEnglish(<CodeBlock code="a" language="" growing={true} />)).toContain('tabindex="0"');
  });
});

const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1};`).join("\n");

describe("long code", () => {
  it("is numbered outside of its text", () => {
    expect(renderInEnglish(<CodeBlock code={lines(19)} language="" growing={false} />)).not.toContain("data-numbers");
    const html = renderInEnglish(<CodeBlock code={lines(25)} language="" growing={false} />);
    expect(html).toMatch(/<span aria-hidden="true" data-numbers="1\n2\n[\d\n]*25" class="code-numbers"><\/span>/);
  });

  it("is folded when it is very long and finished", () => {
    const html = renderInEnglish(<CodeBlock code={lines(61)} language="" growing={false} />);
    expect(html).toMatch(/line 40;(?!\n)/);
    expect(html).not.toContain("line 41;");
    expect(html).toMatch(/aria-expanded="false"[^>]*>Show all 61 lines</);
    expect(renderInEnglish(<CodeBlock code={lines(60)} language="" growing={false} />)).toContain("line 60;");
  });

  it("is not folded while it grows", () => {
    const html = renderInEnglish(<CodeBlock code={lines(90)} language="" growing={true} />);
    expect(html).toContain("line 90;");
    expect(html).not.toContain("Show all");
  });

  it("keeps the colours of what spans several lines in each of them", async () => {
    const html = renderInEnglish(
      createElement(Fragment, null, ...(highlightLines(await loadHighlighter(), "js", "/* a\n b */ x;\n") ?? [])),
    );
    expect(html).toBe('<span class="hljs-comment">/* a</span><span class="hljs-comment"> b */</span> x;');
  });
});

describe("hidden signs", () => {
  it.each([
    ["\u202e", "U+202E"],
    ["\u2066", "U+2066"],
    ["\u200b", "U+200B"],
    ["\ufeff", "U+FEFF"],
    ["\u{e0041}", "U+E0041"],
  ])("are shown by number and still copied: %j", (sign, name) => {
    const html = renderInEnglish(showHiddenSigns(`a${sign}b${sign}`));
    expect(html.match(new RegExp(`data-name="${name.replace("+", "\\+")}"`, "g"))).toHaveLength(2);
    expect(html.replace(/<[^>]*>/g, "")).toBe(`a${sign}b${sign}`);
  });

  it("leave ordinary text, emoji and Arabic alone", () => {
    expect(showHiddenSigns("a 👨‍👩‍👧 مرحبا 中文")).toBe("a 👨‍👩‍👧 مرحبا 中文");
  });
});

describe("highlight", () => {
  it("colours a known language and changes no character", async () => {
    const code = 'const a = "<b>"; // \u202e x';
    const html = renderInEnglish(highlight(await loadHighlighter(), "TypeScript", code));
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).toContain("hidden-sign");
    expect(
      html
        .replace(/<[^>]*>/g, "")
        .replaceAll("&quot;", '"')
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">"),
    ).toBe(code);
  });

  it("leaves an unknown language as it is", async () => {
    expect(highlight(await loadHighlighter(), "no-such-language", "a")).toBeNull();
  });

  it("survives code nested deeper than any program", async () => {
    const code = "`${".repeat(3_000);
    expect(renderInEnglish(highlight(await loadHighlighter(), "js", code)).replace(/<[^>]*>/g, "")).toBe(code);
  });

  it("makes a failure of the highlighter plain text", () => {
    const broken = {
      registered: () => true,
      highlight: () => {
        throw new RangeError("Maximum call stack size exceeded");
      },
    };
    expect(highlight(broken, "js", "a")).toBeNull();
  });
});

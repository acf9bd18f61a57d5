import { beforeEach, describe, expect, it, vi } from "vitest";
import { Markdown } from "./markdown";
import { DEAREST_BLOCK, LONGEST_BLOCK, parseCost } from "./parse-budget";
import { parseMarkdown } from "./parse-markdown";
import { renderInEnglish } from "./render-in-english";

const parser = vi.hoisted(() => vi.fn());
vi.mock("react-markdown", async (load) => {
  const real = await load<typeof import("react-markdown")>();
  parser.mockImplementation(real.default);
  return { ...real, default: parser };
});

beforeEach(() => {
  parser.mockClear();
});

const nestedList = (depth: number) =>
  Array.from({ length: depth }, (_, level) => `${"  ".repeat(level)}- a`).join("\n");
const table = (cells: number) => `|a|b|c|d|e|\n|-|-|-|-|-|\n${"|1|2|3|4|5|\n".repeat(cells / 5)}`;

/** Text that is dear to parse, by how much of it there is. */
const HOSTILE: [name: string, make: (size: number) => string, size: number][] = [
  ["quotes in quotes", (size) => `${">".repeat(size)} a`, 2_000],
  ["emphasis that never closes", (size) => "*a_ ".repeat(size), 8_000],
  ["emphasis that closes far away", (size) => "*a **b ".repeat(size) + "a* b** ".repeat(size), 800],
  ["open brackets", (size) => "[".repeat(size), 50_000],
  ["links in links", (size) => "[".repeat(size) + "](b)".repeat(size), 2_000],
  ["open images", (size) => "![".repeat(size), 10_000],
  ["lists in lists, by lines", nestedList, 300],
  ["lists in lists, in one line", (size) => `${"- ".repeat(size)}a`, 4_000],
  ["cells", table, 5_000],
  ["tags", (size) => "<a>".repeat(size), 10_000],
  ["entities", (size) => "&amp;".repeat(size), 10_000],
  ["instructions", (size) => "a <?".repeat(size), 4_000],
  ["character data", (size) => "a <![CDATA[".repeat(size), 1_000],
  ["runs of code marks", (size) => "`a ``b ".repeat(size), 5_000],
  ["one word", (size) => "a".repeat(size), 100_000],
  ["lines", (size) => "a\n".repeat(size), 10_000],
  ["formulas", (size) => "$a$ ".repeat(size), 5_000],
  ["formulas that never end", (size) => "\\(a_b*c* ".repeat(size), 2_000],
  ["addresses", (size) => "http://a.b ".repeat(size), 5_000],
];

describe("the budget of a block", () => {
  it.each(HOSTILE)("keeps %s from the parser, and shows the text", (_name, make, size) => {
    const text = make(size);
    expect(parseMarkdown(text, {})).toBeNull();
    expect(parser).not.toHaveBeenCalled();
    const html = renderInEnglish(<Markdown text={text} streaming={false} />);
    expect(html).toContain("whitespace-pre-wrap");
    expect(parser).not.toHaveBeenCalled();
  });

  it.each(HOSTILE)("also keeps growing %s from the parser", (_name, make, size) => {
    renderInEnglish(<Markdown text={make(size)} streaming={true} />);
    expect(parser).not.toHaveBeenCalled();
  });

  it("parses ten thousand backticks, which are cheap", () => {
    expect(renderInEnglish(<Markdown text={`a ${"`".repeat(10_000)} b`} streaming={false} />)).toContain(
      "`".repeat(10_000),
    );
    expect(parser).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["a long paragraph", "The quick brown fox jumps over the lazy dog, _twice_ and **loudly**. ".repeat(60)],
    ["a list of bold terms", "- **Term**: what `it` means, with a [link](https://a.example)\n".repeat(60)],
    ["a large table", table(300)],
    ["a list with four levels", `${nestedList(4)}\n`.repeat(8)],
    ["a table of formulas", `|a|b|c|\n|-|-|-|\n${"|$x_1^2$|$\\\\frac{1}{y_2}$|$|z_3|$|\n".repeat(20)}`],
    ["a line of dashes", "-".repeat(120)],
    ["code in a list, far indented", `- a\n  \`\`\`json\n${`${" ".repeat(80)}{ "a": 1 }\n`.repeat(80)}  \`\`\``],
  ])("lets %s through", (_name, text) => {
    expect(parseCost(text)).toBeLessThan(DEAREST_BLOCK);
    expect(parseMarkdown(text, {})).not.toBeNull();
  });

  it("grows with the text and no faster, below the limits", () => {
    const shapes: ((size: number) => string)[] = [
      (size) => "plain words here ".repeat(size),
      (size) => "- item\n".repeat(size),
      (size) => "|1|2|\n".repeat(size),
      (size) => "[a](https://b.c) ".repeat(size),
      (size) => "a `b` ".repeat(size),
    ];
    for (const shape of shapes) expect(parseCost(shape(80)) / parseCost(shape(40))).toBeLessThan(2.05);
  });

  it("refuses by length whatever the text is", () => {
    expect(parseCost("a".repeat(LONGEST_BLOCK))).toBeLessThan(DEAREST_BLOCK);
    expect(parseCost("a".repeat(LONGEST_BLOCK + 1))).toBe(Number.POSITIVE_INFINITY);
  });

  it("never sends fenced code to the parser", () => {
    const html = renderInEnglish(<Markdown text={`\`\`\`js\n${"*a_ ".repeat(20_000)}\n\`\`\``} streaming={false} />);
    expect(parser).not.toHaveBeenCalled();
    expect(html).toContain("*a_ *a_");
  });

  it("shows a block as text when the parser throws", () => {
    parser.mockImplementationOnce(() => {
      throw new RangeError("Maximum call stack size exceeded");
    });
    const html = renderInEnglish(<Markdown text={"**first**\n\n**second**"} streaming={false} />);
    expect(html).toContain("**first**");
    expect(html).toContain(">second</strong>");
  });
});

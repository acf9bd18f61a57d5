import { describe, expect, it } from "vitest";
import { Markdown } from "./markdown";
import { renderInEnglish } from "./render-in-english";
import { readHtml } from "./testing/read-html";

const render = (text: string, streaming = false) => renderInEnglish(<Markdown text={text} streaming={streaming} />);

const TEXT = "One[^b] and two[^a], again[^b].\n\n[^a]: Note **a**.\n[^b]: Note b,\n    in two lines.\n\nThe end.";

describe("footnotes", () => {
  it("are numbered as they are referred to, and stand at the end", () => {
    expect(readHtml(render(TEXT)).text).toBe("One1 and two2, again1.The end.1.Note b,\nin two lines.2.Note a.");
    expect(render(TEXT)).toContain('<strong class="font-semibold">a</strong>');
  });

  it("lead there and back, and every id is there once", () => {
    const { attributes } = readHtml(render(TEXT));
    const ids = attributes.filter(({ name }) => name === "id").map(({ value }) => value);
    const targets = attributes.filter(({ name }) => name === "href").map(({ value }) => value.slice(1));
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets).toHaveLength(5);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it("of two answers never meet", () => {
    const html = renderInEnglish(
      <>
        <Markdown text={TEXT} streaming={false} />
        <Markdown text={TEXT} streaming={false} />
      </>,
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(10);
  });

  it("are plain text until they are known", () => {
    expect(readHtml(render("One[^b] and", true)).text).toBe("One[^b] and");
    expect(readHtml(render("One[^b].\n\n[^b]: No", true)).text).toBe("One1.1.No");
    expect(readHtml(render("One[^b].\n\n[^b]: A **no", true)).text).toBe("One1.1.A no");
  });

  it("are read in code by nobody", () => {
    expect(readHtml(render("`x[^1]` y\n\n[^1]: n")).text).toBe("x[^1] y1.n");
  });

  it("that nobody refers to are kept, without a way back", () => {
    expect(render("x\n\n[^1]: kept")).not.toContain("doc-backlink");
    expect(readHtml(render("x\n\n[^1]: kept")).text).toBe("x1.kept");
  });
});

describe("alerts", () => {
  it.each(["note", "tip", "important", "warning", "caution"])("say what they are: %s", (kind) => {
    const { text } = readHtml(render(`> [!${kind.toUpperCase()}]\n> Some **words**.`));
    expect(text.toLowerCase()).toMatch(new RegExp(`^${kind}\\s*some words\\.\\s*$`));
  });

  it("are quotes when their kind is unknown", () => {
    expect(readHtml(render("> [!NONSENSE]\n> x")).text.trim()).toBe("[!NONSENSE]\nx");
  });
});

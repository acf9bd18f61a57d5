import { describe, expect, it } from "vitest";
import { citedNumbers, findCitations, withoutHalfCitation } from "./find-citations";

const numbersIn = (text: string) => findCitations(text).map(({ numbers }) => numbers);

describe("a citation in a text", () => {
  it.each([
    ["rivers [1] flow", [[1]]],
    ["rivers[1][2]", [[1], [2]]],
    ["rivers [1, 2]", [[1, 2]]],
    ["rivers [1,3-5]", [[1, 3, 4, 5]]],
    ["rivers [2–3]", [[2, 3]]],
    ["河流【1】【2、3】", [[1], [2, 3]]],
    ["rivers【1†source】", [[1]]],
    ["rivers【12†L1-L5】", [[12]]],
    ["rivers [^1^] and [^2]", [[1], [2]]],
    ["rivers [ref_3] [citation:4]", [[3], [4]]],
  ])("is found in %j", (text, numbers) => {
    expect(numbersIn(text)).toEqual(numbers);
  });

  it.each([
    ["[1990-2000]"],
    ["[1-999]"],
    ["[0]"],
    ["[3-1]"],
    ["[1.5]"],
    ["[a1]"],
    ["[ ]"],
    ["[x]"],
    ["[12345]"],
    ["(1)"],
    ["[1"],
  ])("is not %j", (text) => {
    expect(numbersIn(text)).toEqual([]);
  });

  it("is found in a hostile text within a moment", () => {
    const began = Date.now();
    for (const piece of ["[1,", "[1, 1, ", "【1†", "[1-", "[^1", "[1][", "`", "```\n"]) {
      findCitations(piece.repeat(100_000));
      withoutHalfCitation(piece.repeat(100_000));
      citedNumbers(`[1]${piece.repeat(100_000)}`);
    }
    expect(Date.now() - began).toBeLessThan(5_000);
  });
});

describe("what an answer cites", () => {
  it("is told in its order, each number once", () => {
    expect(citedNumbers("a [2]\n\nb [1, 2] c 【4】")).toEqual([2, 1, 4]);
  });

  it("leaves code and the answer's own footnotes out", () => {
    const text = "a `x[1]` b [^2]\n\n```js\ny[3]\n```\n\nc [4]\n\n~~~\n[5]\n\n[^2]: note";
    expect(citedNumbers(text)).toEqual([4]);
  });
});

describe("growing text", () => {
  it("lets the half of a citation wait", () => {
    for (const whole of [
      "[1]",
      "[1, 2]",
      "[1-3]",
      "[^1]",
      "【1】",
      "【1†source】",
      "[[1]](https://a.example/x)",
      "[1](https://a.example/)",
    ]) {
      for (let length = 1; length < whole.length; length++) {
        const shown = withoutHalfCitation(`Long ${whole.slice(0, length)}`);
        expect(["Long ", "Long [1]"]).toContain(shown);
      }
      expect(withoutHalfCitation(`Long ${whole}`)).toBe(`Long ${whole}`);
    }
  });

  it("waits for nothing else", () => {
    for (const text of ["a [link", "a (1", "a [1] b", "a [x", "a 【注", "a [1] (see"])
      expect(withoutHalfCitation(text)).toBe(text);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closeOpenMarkup } from "./close-open-markup";

describe("closeOpenMarkup", () => {
  it.each([
    ["a **bo", "a **bo**"],
    ["a **bold*", "a **bold**"],
    ["a **bold *both", "a **bold *both***"],
    ["a **", "a"],
    ["a *em", "a *em*"],
    ["a _em", "a _em_"],
    ["a ~~go", "a ~~go~~"],
    ["a ~~gone~", "a ~~gone~~"],
    ["a `co", "a `co`"],
    ["a ``co`", "a ``co``"],
    ["a **b `c", "a **b `c`**"],
    ["a [lin", "a lin"],
    ["a [link](https://x", "a link"],
    ["a [**li", "a **li**"],
    ["a ![alt](http", "a alt"],
    ["- x **y", "- x **y**"],
    ["## He**ad", "## He**ad**"],
    ["| a |\n|---|\n| **b", "| a |\n|---|\n| **b**"],
    ["**a\\", "**a**"],
  ])("closes %j as %j", (text, closed) => {
    expect(closeOpenMarkup(text)).toBe(closed);
  });

  it.each([
    "5 * 3 and 2*3",
    "snake_case_name",
    "about ~5 km",
    "see [1] and [a](https://b.c) x",
    "`a*b` c",
    "**a** *b*",
    "- [x] done",
  ])("leaves %j as it is", (text) => {
    expect(closeOpenMarkup(text)).toBe(text);
  });

  it.each(["a\n-", "a\n--", "a\n==", "a\n1", "a\n``", "a\n```js", "a\n#", "a\n- [", "a\n- [x"])(
    "lets the last line of %j wait",
    (text) => {
      expect(closeOpenMarkup(text)).toBe("a");
    },
  );

  it("shows a table from its first whole line on", () => {
    expect(closeOpenMarkup("| a | b")).toBe("");
    expect(closeOpenMarkup("| a | b |\n")).toBe("| a | b |\n| - | - |");
    expect(closeOpenMarkup("| a | b |\n|--")).toBe("| a | b |\n| - | - |");
  });

  it("touches nothing inside code that is still open", () => {
    expect(closeOpenMarkup("- a\n  ```js\n  x = **y")).toBe("- a\n  ```js\n  x = **y");
    expect(closeOpenMarkup("- a\n  ```js\n  x\n  ``")).toBe("- a\n  ```js\n  x");
  });

  it("touches nothing but the last paragraph", () => {
    const sign = fc.constantFrom(..."ab *_~`[]()!|-\n");
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 60 }), (tail) => {
        expect(closeOpenMarkup(`left **open\n\n${tail}`)).toMatch(/^left \*\*open(?:\*\*)?(?:\n|$)/);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { toCsv, toTableHtml, toTsv } from "./table-export";

const ROWS = [
  ["name", 'say "hi"', "a, b"],
  ["=SUM(A1)", "+1", "-2"],
  ["@cmd", "\tx", "line\nbreak"],
];

describe("a table that leaves the page", () => {
  it("is CSV as the standard has it, with formulas of spreadsheets made harmless", () => {
    expect(toCsv(ROWS)).toBe(
      '\uFEFFname,"say ""hi""","a, b"\r\n\'=SUM(A1),\'+1,\'-2\r\n\'@cmd,\'\tx,"line\nbreak"\r\n',
    );
  });

  it("is one line a row on the clipboard", () => {
    expect(toTsv(ROWS).split("\n")).toHaveLength(3);
    expect(toTsv([["a\tb", "=c"]])).toBe("a b\t'=c");
  });

  it("is a plain table for programs that take formatted text", () => {
    expect(toTableHtml([["<b>"], ["&"]])).toBe(
      "<table><thead><tr><th>&lt;b&gt;</th></tr></thead><tbody><tr><td>&amp;</td></tr></tbody></table>",
    );
  });
});

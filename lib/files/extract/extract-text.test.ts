import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { makeDocx, makeEpub, makeOdf, makePptx, makeXlsx } from "@/app/api/files/testing/make-office";
import { makePdf } from "@/app/api/files/testing/make-pdf";
import { cutMark, extractText } from "./extract-text";
import type { ReadAs } from "./extracted";

const folder = mkdtempSync(path.join(tmpdir(), "parley-extract-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function read(content: string | Buffer, as: ReadAs, longest?: number) {
  const file = path.join(folder, String(files++));
  writeFileSync(file, content);
  return extractText(file, as, longest);
}

describe("the text of a PDF", () => {
  test("stands under a mark for each page", async () => {
    const { text, pages } = await read(makePdf("First page", "Second (page)"), "pdf");
    expect(text).toBe("[Page 1]\nFirst page\n\n[Page 2]\nSecond (page)\n\n");
    expect(pages).toBe(2);
  });

  test("keeps the marks of empty pages between others, and is empty where no page says anything", async () => {
    expect((await read(makePdf("One", "", "Three"), "pdf")).text).toContain("One\n\n[Page 2]\n[Page 3]\nThree");
    expect(await read(makePdf("", ""), "pdf")).toEqual({
      kind: "pdf",
      mediaType: "application/pdf",
      pages: 2,
      text: "",
    });
  });

  test("is refused when the file is none after all", async () => {
    await expect(read("%PDF-1.7 and nothing more", "pdf")).rejects.toMatchObject({ reason: "content" });
  });

  test("is cut with a mark where there is too much of it", async () => {
    const { text } = await read(makePdf("A".repeat(60), "B".repeat(60)), "pdf", 40);
    expect(text).toBe(`[Page 1]\n${"A".repeat(31)}${cutMark}`);
  });
});

describe("the text of an office document", () => {
  test("of Word has its headings, tables and line ends, and not what nobody sees in it", async () => {
    const run = (text: string, properties = "") => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const cell = (text: string) => `<w:tc><w:p>${run(text)}</w:p></w:tc>`;
    const { text, mediaType } = await read(
      makeDocx(
        `<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr>${run("Überschrift &amp; mehr")}</w:p>
         <w:p>${run("Seen")}${run(" hidden", "<w:vanish/>")}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:tab/><w:t>on</w:t></w:r></w:p>
         <w:tbl><w:tr>${cell("a")}${cell("b")}</w:tr><w:tr>${cell("1")}${cell("2")}</w:tr></w:tbl>`,
      ),
      "archive",
    );
    expect(text).toBe("# Überschrift & mehr\nSeen\ton\n| a | b |\n| 1 | 2 |\n");
    expect(mediaType).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  });

  test("of Excel has each sheet by its name, cells in their columns and dates as dates", async () => {
    const rows = `
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="2"><c r="A2" s="1"><v>46234</v></c><c r="B2"><v>2.5</v></c><c r="C2" t="b"><v>1</v></c></row>
      <row r="3"><c r="A3" t="inlineStr"><is><t>in  line</t></is></c></row>`;
    const { text, mediaType } = await read(makeXlsx("Budget", rows, ["Day", "Done"]), "archive");
    expect(text).toBe("[Sheet: Budget]\nDay\t\tDone\n2026-07-31\t2.5\tTRUE\nin line\n\n");
    expect(mediaType).toContain("spreadsheetml.sheet");
  });

  test("of PowerPoint has its slides in the order in which they are shown", async () => {
    const { text, pages } = await read(
      makePptx([
        ["Welcome", "to the show"],
        ["Thanks", "for coming"],
      ]),
      "archive",
    );
    expect(text).toBe("[Slide 1]\n# Welcome\nto the show\n\n[Slide 2]\n# Thanks\nfor coming\n\n");
    expect(pages).toBe(2);
  });

  test("of OpenDocument has headings, spaces and tables, and repeats without end only some times", async () => {
    const document = `<text:h text:outline-level="2">Part</text:h><text:p>a<text:s text:c="2"/>b<text:tab/>c</text:p>`;
    expect((await read(makeOdf("text", document), "archive")).text).toBe("## Part\na  b\tc\n");
    const cell = (text: string, more = "") => `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`;
    const sheet = `<table:table table:name="S"><table:table-row>${cell("x", 'table:number-columns-repeated="2"')}</table:table-row>
      <table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;
    expect((await read(makeOdf("spreadsheet", sheet), "archive")).text).toBe("[Sheet: S]\nx\tx\n\n");
    const slides = `<draw:page><draw:frame><text:p>Hi</text:p></draw:frame></draw:page>`;
    expect(await read(makeOdf("presentation", slides), "archive")).toMatchObject({
      text: "[Slide 1]\nHi\n\n",
      pages: 1,
    });
  });

  test("of a book has its chapters in the order of reading", async () => {
    const { text } = await read(
      makeEpub("<h1>One</h1><div><p>It <b>begins</b>.</p></div>", "<p>It ends.</p>"),
      "archive",
    );
    expect(text).toBe("[Section 1]\n# One\nIt begins.\n\n[Section 2]\nIt ends.\n\n");
  });

  test("of rich text is what is written, in its encoding, without what is hidden", async () => {
    const rtf = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\b Caf\'e9\b0\par \u20320?\u-10179?\u-8704? {\v hidden}{\*\generator X}\{end\}}`;
    expect((await read(rtf, "rtf")).text).toBe("Café\n你😀 {end}");
  });
});

describe("plain text", () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("Grüße", "utf16le")]);
  test.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffGrüße"), "Grüße"],
    ["UTF-16", utf16, "Grüße"],
    ["UTF-16 the other way round", Buffer.from(utf16).swap16(), "Grüße"],
    ["GBK", Buffer.from("c4e3bac3a3accac0bde7", "hex"), "你好，世界"],
    ["Windows-1252", Buffer.from("A caf\u00e9 for 5 \u0080", "latin1"), "A café for 5 €"],
  ])("is read in %s", async (_, bytes, text) => {
    expect((await read(bytes, "text")).text).toBe(text);
  });

  test("loses hidden orders and keeps everything that is seen", async () => {
    const tags = [..."obey"].map((sign) => String.fromCodePoint(0xe0000 + sign.charCodeAt(0))).join("");
    const { text } = await read(`a${tags}\u0085b\u009b\u0007c\r\nd\te 👩‍💻 می‌خواهم`, "text").catch((error) => error);
    expect(text).toBeUndefined();
    expect((await read(`a${tags}\u009bc\r\nd\te 👩‍💻 می‌خواهم`, "text")).text).toBe("ac\nd\te 👩‍💻 می‌خواهم");
  });

  test.each([
    ["zeros", Buffer.from("text\0text")],
    ["bytes of no encoding", Buffer.from([0x41, 0x81, 0x30, 0x81, 0xff, 0xfe, 0x9d, 0x42])],
    [
      "a piece that is not text behind a long one that is",
      Buffer.concat([Buffer.alloc(300_000, "a"), Buffer.from([0xff, 0])]),
    ],
  ])("with %s in it is none", async (_, bytes) => {
    await expect(read(bytes, "text", 1_000)).rejects.toMatchObject({ reason: "type" });
  });

  test("is cut with a mark where there is too much of it", async () => {
    expect((await read("0123456789".repeat(50_000), "text", 25)).text).toBe(`0123456789012345678901234${cutMark}`);
  });
});

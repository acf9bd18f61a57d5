import type { Archive } from "./archive.ts";
import { cleanLine } from "./clean-text.ts";
import { isDateFormat, toDateText } from "./excel-dates.ts";
import { ReadError } from "./read-error.ts";
import { relationshipsOf } from "./relationships.ts";
import type { TextSink } from "./text-sink.ts";
import { allIn, attributeOf, childrenOf, findIn, ownText, readXml, textIn, type Xml } from "./xml.ts";

const workbook = "xl/workbook.xml";

/** Cells further to the right are in no honest table. */
const mostColumns = 500;

type Cells = { shared: string[]; dates: boolean[]; from1904: boolean };

/** Takes the values out of a workbook: each sheet under its name, a row a line, cells apart by tabs. */
export async function readXlsx(archive: Archive, sink: TextSink): Promise<void> {
  const book = await readXml(archive, workbook);
  if (!book) throw new ReadError("content", "it is damaged");
  const targets = await relationshipsOf(archive, workbook);
  const cells = await cellsOf(archive, book);
  for (const sheet of allIn(book, "sheet")) {
    if (attributeOf(sheet, "state")?.toLowerCase().includes("hidden")) continue;
    const id = [...sheet.node.attributes].find(({ name }) => /:id$/.test(name))?.value;
    const part = await readXml(archive, targets.get(id ?? "") ?? "");
    if (!part) continue;
    sink.line(`[Sheet: ${cleanLine(attributeOf(sheet, "name") ?? "")}]`);
    for (const row of allIn(part, "row")) writeRow(row, cells, sink);
    sink.line("");
  }
}

async function cellsOf(archive: Archive, book: Xml): Promise<Cells> {
  const strings = await readXml(archive, "xl/sharedStrings.xml");
  const styles = await readXml(archive, "xl/styles.xml");
  const settings = findIn(book, "workbookPr");
  return {
    shared: strings ? allIn(strings, "si").map((one) => textIn(one, readRun)) : [],
    dates: styles ? dateStyles(styles) : [],
    from1904: ["1", "true"].includes((settings && attributeOf(settings, "date1904")) ?? ""),
  };
}

/** Which of the cell styles show a number as a date. */
function dateStyles(styles: Xml): boolean[] {
  const codes = new Map(
    allIn(styles, "numFmt").map((format) => [attributeOf(format, "numFmtId"), attributeOf(format, "formatCode") ?? ""]),
  );
  const used = findIn(styles, "cellXfs");
  return (used ? childrenOf(used) : []).map((style) => {
    const id = attributeOf(style, "numFmtId");
    return isDateFormat(Number(id), codes.get(id));
  });
}

function writeRow(row: Xml, cells: Cells, sink: TextSink): void {
  const values: string[] = [];
  for (const cell of childrenOf(row)) {
    const column = columnOf(attributeOf(cell, "r")) ?? values.length;
    if (cell.name !== "c" || column >= mostColumns) continue;
    while (values.length < column) values.push("");
    values[column] = cleanLine(textOfCell(cell, cells));
  }
  if (values.some((value) => value !== "")) sink.line(values.join("\t"));
}

/** The column of an address such as `AB12`, from 0. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(address ?? "")?.[0];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function textOfCell(cell: Xml, { shared, dates, from1904 }: Cells): string {
  const kind = attributeOf(cell, "t");
  if (kind === "inlineStr") return textIn(cell, readRun);
  const value = findIn(cell, "v");
  const text = value ? ownText(value) : "";
  if (kind === "s") return shared[Number(text)] ?? "";
  if (kind === "b") return text === "1" ? "TRUE" : "FALSE";
  const isDate = kind === undefined && text !== "" && dates[Number(attributeOf(cell, "s") ?? -1)];
  return isDate ? toDateText(Number(text), from1904) : text;
}

/** How a word is spoken stands beside it in Japanese workbooks and is not part of it. */
function readRun(xml: Xml): string | undefined {
  return xml.name === "rPh" ? "" : undefined;
}

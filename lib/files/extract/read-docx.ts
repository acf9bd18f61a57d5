import type { Archive } from "./archive.ts";
import { ReadError } from "./read-error.ts";
import type { TextSink } from "./text-sink.ts";
import { allIn, attributeOf, childrenOf, findIn, readXml, textIn, type Xml } from "./xml.ts";

/** Takes the text out of a Word document: headings marked with `#`, tables a row a line. */
export async function readDocx(archive: Archive, sink: TextSink): Promise<void> {
  const document = await readXml(archive, "word/document.xml");
  const body = document && findIn(document, "body");
  if (!body) throw new ReadError("content", "it is damaged");
  writeBlocks(body, await headingStyles(archive), sink);
}

/** Depth of the heading that each style is, by its id; ids are translated, names are not. */
async function headingStyles(archive: Archive): Promise<ReadonlyMap<string, number>> {
  const levels = new Map<string, number>();
  const styles = await readXml(archive, "word/styles.xml");
  for (const style of styles ? allIn(styles, "style") : []) {
    const name = findIn(style, "name");
    const named = /^(?:heading (\d)|title)$/i.exec((name && attributeOf(name, "val")) ?? "");
    const id = attributeOf(style, "styleId");
    if (named && id) levels.set(id, Number(named[1] ?? 1));
  }
  return levels;
}

function writeBlocks(parent: Xml, headings: ReadonlyMap<string, number>, sink: TextSink): void {
  for (const block of childrenOf(parent)) {
    if (block.name === "p") sink.line(paragraph(block, headings));
    else if (block.name === "tbl") for (const row of allIn(block, "tr")) sink.line(cellsOf(row));
    else if (block.name === "sdt" || block.name === "sdtContent") writeBlocks(block, headings, sink);
  }
}

function paragraph(block: Xml, headings: ReadonlyMap<string, number>): string {
  const text = textIn(block, readRun);
  const style = findIn(block, "pStyle");
  const level = headings.get((style && attributeOf(style, "val")) ?? "");
  return level && text.trim() !== "" ? `${"#".repeat(level)} ${text}` : text;
}

function cellsOf(row: Xml): string {
  const cells = allIn(row, "tc").map((cell) => textIn(cell, readRun).replace(/\s+/g, " ").trim());
  return `| ${cells.join(" | ")} |`;
}

/** Text that nobody sees in the document is not read either: what was deleted, hidden, or is drawn a second time. */
function readRun(xml: Xml): string | undefined {
  switch (xml.name) {
    case "tab":
      return "\t";
    case "br":
    case "cr":
      return "\n";
    case "rPr":
    case "pPr":
    case "instrText":
    case "delText":
    case "Fallback":
      return "";
    case "r":
      return isHidden(xml) ? "" : undefined;
    default:
      return undefined;
  }
}

function isHidden(run: Xml): boolean {
  const vanish = findIn(run, "vanish");
  return vanish !== undefined && !["0", "false"].includes(attributeOf(vanish, "val") ?? "");
}

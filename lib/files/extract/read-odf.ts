import type { Archive } from "./archive.ts";
import { cleanLine } from "./clean-text.ts";
import { ReadError } from "./read-error.ts";
import type { TextSink } from "./text-sink.ts";
import { allIn, attributeOf, childrenOf, findIn, readXml, textIn, type Xml } from "./xml.ts";

/** A cell or a row that is said to stand there many times is written this often at most. */
const mostRepeats = 100;

/** Takes the text out of an OpenDocument text, spreadsheet or presentation. @returns its slides, of a presentation. */
export async function readOdf(archive: Archive, sink: TextSink): Promise<number | undefined> {
  const content = await readXml(archive, "content.xml");
  const body = content && findIn(content, "body");
  const root = body && childrenOf(body)[0];
  if (!root) throw new ReadError("content", "it is damaged");
  if (root.name !== "presentation") {
    writeBlocks(root, sink);
    return undefined;
  }
  const slides = childrenOf(root).filter((child) => child.name === "page");
  for (const [at, slide] of slides.entries()) {
    sink.line(`[Slide ${at + 1}]`);
    for (const p of allIn(slide, "p")) sink.line(textIn(p, readInline).trim());
    sink.line("");
  }
  return slides.length;
}

function writeBlocks(parent: Xml, sink: TextSink, depth = 0): void {
  if (depth > 50) throw new ReadError("content", "it is nested too deeply");
  for (const block of childrenOf(parent)) {
    if (block.name === "h") sink.line(`${"#".repeat(levelOf(block))} ${textIn(block, readInline)}`);
    else if (block.name === "p") sink.line(textIn(block, readInline));
    else if (block.name === "table") writeTable(block, sink);
    else if (block.name !== "tracked-changes") writeBlocks(block, sink, depth + 1);
  }
}

function levelOf(heading: Xml): number {
  return Math.min(6, Math.max(1, Number(attributeOf(heading, "outline-level")) || 1));
}

function writeTable(table: Xml, sink: TextSink): void {
  const name = attributeOf(table, "name");
  if (name) sink.line(`[Sheet: ${cleanLine(name)}]`);
  for (const row of allIn(table, "table-row")) {
    const cells = childrenOf(row).flatMap((cell) => {
      const text = allIn(cell, "p").map((p) => cleanLine(textIn(p, readInline)));
      return Array<string>(repeatsOf(cell, "number-columns-repeated")).fill(text.join(" "));
    });
    const line = cells.join("\t").trimEnd();
    const times = line === "" ? 0 : repeatsOf(row, "number-rows-repeated");
    for (let at = 0; at < times; at += 1) sink.line(line);
  }
  sink.line("");
}

function repeatsOf(xml: Xml, name: string): number {
  return Math.min(mostRepeats, Math.max(1, Number(attributeOf(xml, name)) || 1));
}

function readInline(xml: Xml): string | undefined {
  if (xml.name === "tab") return "\t";
  if (xml.name === "line-break") return "\n";
  if (xml.name === "s") return " ".repeat(Math.min(mostRepeats, Number(attributeOf(xml, "c") ?? 1) || 1));
  return xml.name === "annotation" || xml.name === "tracked-changes" ? "" : undefined;
}

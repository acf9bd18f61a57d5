import type { Archive } from "./archive.ts";
import { cleanLine } from "./clean-text.ts";
import { ReadError } from "./read-error.ts";
import { resolve } from "./relationships.ts";
import type { TextSink } from "./text-sink.ts";
import { allIn, attributeOf, childrenOf, findIn, readXml, textIn, type Xml } from "./xml.ts";

const damaged = () => new ReadError("content", "it is damaged");
const blocks = new Set(["p", "li", "blockquote", "pre", "dt", "dd", "tr", "figcaption"]);

/** Takes the text out of an electronic book, chapter by chapter in the order of reading. */
export async function readEpub(archive: Archive, sink: TextSink): Promise<void> {
  const container = await readXml(archive, "META-INF/container.xml");
  const rootfile = container && findIn(container, "rootfile");
  const packageName = (rootfile && attributeOf(rootfile, "full-path")) ?? "";
  const book = await readXml(archive, packageName);
  if (!book) throw damaged();
  const folder = packageName.slice(0, packageName.lastIndexOf("/") + 1);
  const hrefs = new Map(allIn(book, "item").map((item) => [attributeOf(item, "id"), attributeOf(item, "href")]));
  for (const [at, reference] of allIn(book, "itemref").entries()) {
    const href = hrefs.get(attributeOf(reference, "idref"));
    const chapter = href && (await readXml(archive, decodeURIComponent(resolve(folder, href))));
    const body = chapter && findIn(chapter, "body");
    if (!body) continue;
    sink.line(`[Section ${at + 1}]`);
    writeBlocks(body, sink);
    sink.line("");
  }
}

function writeBlocks(parent: Xml, sink: TextSink, depth = 0): void {
  if (depth > 100) throw damaged();
  for (const block of childrenOf(parent)) {
    const level = /^h([1-6])$/.exec(block.name)?.[1];
    if (level) sink.line(`${"#".repeat(Number(level))} ${textOf(block)}`);
    else if (blocks.has(block.name)) sink.line(textOf(block));
    else if (block.name !== "script" && block.name !== "style") writeBlocks(block, sink, depth + 1);
  }
}

function textOf(block: Xml): string {
  return cleanLine(textIn(block, ({ name }) => (name === "script" || name === "style" ? "" : undefined)));
}

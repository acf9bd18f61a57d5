import { makeZip } from "./make-zip";

const relationships = (...targets: string[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets
    .map((target, at) => `<Relationship Id="rId${at + 1}" Target="${target}"/>`)
    .join("")}</Relationships>`;

/** A Word document of this body. */
export function makeDocx(body: string): Buffer {
  return makeZip([
    { name: "[Content_Types].xml", content: "<Types/>" },
    {
      name: "word/styles.xml",
      content: `<w:styles xmlns:w="w"><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>`,
    },
    { name: "word/document.xml", content: `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>` },
  ]);
}

/** A workbook with one sheet of these rows. */
export function makeXlsx(name: string, rows: string, shared: readonly string[]): Buffer {
  return makeZip([
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="r"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: "xl/_rels/workbook.xml.rels", content: relationships("worksheets/sheet1.xml") },
    {
      name: "xl/styles.xml",
      content: `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst>${shared.map((text) => `<si><t>${text}</t></si>`).join("")}</sst>`,
    },
    { name: "xl/worksheets/sheet1.xml", content: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
  ]);
}

/** A presentation of slides with a title and a text each; the last one comes first in the archive. */
export function makePptx(slides: readonly [title: string, text: string][]): Buffer {
  const shape = (text: string, type = "") =>
    `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
  return makeZip([
    ...slides
      .map(([title, text], at) => ({
        name: `ppt/slides/slide${at + 1}.xml`,
        content: `<p:sld xmlns:p="p" xmlns:a="a">${shape(title, "title")}${shape(text)}</p:sld>`,
      }))
      .toReversed(),
    {
      name: "ppt/presentation.xml",
      content: `<p:presentation xmlns:p="p" xmlns:r="r"><p:sldIdLst>${slides
        .map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`)
        .join("")}</p:sldIdLst></p:presentation>`,
    },
    {
      name: "ppt/_rels/presentation.xml.rels",
      content: relationships(...slides.map((_, at) => `slides/slide${at + 1}.xml`)),
    },
  ]);
}

/** An OpenDocument file of this kind and content. */
export function makeOdf(kind: "text" | "spreadsheet" | "presentation", content: string): Buffer {
  return makeZip([
    { name: "mimetype", content: `application/vnd.oasis.opendocument.${kind}` },
    {
      name: "content.xml",
      content: `<office:document-content><office:body><office:${kind}>${content}</office:${kind}></office:body></office:document-content>`,
    },
  ]);
}

/** An electronic book of these chapters. */
export function makeEpub(...chapters: string[]): Buffer {
  return makeZip([
    { name: "mimetype", content: "application/epub+zip" },
    {
      name: "META-INF/container.xml",
      content: `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    },
    {
      name: "OEBPS/book.opf",
      content: `<package><manifest>${chapters
        .map((_, at) => `<item id="c${at}" href="text/c${at}.xhtml"/>`)
        .join("")}</manifest><spine>${chapters.map((_, at) => `<itemref idref="c${at}"/>`).join("")}</spine></package>`,
    },
    ...chapters.map((chapter, at) => ({
      name: `OEBPS/text/c${at}.xhtml`,
      content: `<html><head><title>no</title></head><body>${chapter}</body></html>`,
    })),
  ]);
}

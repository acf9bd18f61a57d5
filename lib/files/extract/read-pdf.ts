import { readFile } from "node:fs/promises";
import { getDocumentProxy } from "unpdf";
import type { Identify } from "./extracted.ts";
import { ReadError } from "./read-error.ts";
import { SinkFull, type TextSink } from "./text-sink.ts";

/** Pages beyond this are not read. */
const mostPages = 3_000;

/**
 * Takes the text out of a PDF, each page under its mark. One without any text (a scan) ends with none at all.
 * @throws ReadError
 */
export async function readPdf(path: string, sink: TextSink, identify: Identify): Promise<void> {
  const document = await open(await readFile(path));
  const pages = document.numPages;
  identify({ kind: "pdf", mediaType: "application/pdf", pages });
  // Marks alone are no text: they wait until a page says something.
  let marks = "";
  for (let number = 1; number <= Math.min(pages, mostPages); number += 1) {
    marks += `[Page ${number}]\n`;
    const text = await readPage(document, number);
    if (text === "") continue;
    sink.write(`${marks}${text}\n\n`);
    marks = "";
  }
  if (pages > mostPages) throw new SinkFull();
}

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Buffer): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: false });
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException") {
      throw new ReadError("password", "it is protected by a password");
    }
    throw new ReadError("content", "it is damaged");
  }
}

/** The text of a page as it stands in the file; a page that cannot be read says nothing. */
async function readPage(document: PdfDocument, number: number): Promise<string> {
  try {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const text = items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join("");
    page.cleanup();
    return text.normalize("NFC").trim();
  } catch {
    return "";
  }
}

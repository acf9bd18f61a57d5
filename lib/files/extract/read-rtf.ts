import { readFile } from "node:fs/promises";
import type { Identify } from "./extracted.ts";
import type { TextSink } from "./text-sink.ts";

/** Groups whose content is not text of the document. */
const silent = new Set(
  "fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr themedata listtable listoverridetable generator datastore latentstyles rsidtbl xmlnstbl".split(
    " ",
  ),
);

const signs: Record<string, string> = {
  par: "\n",
  line: "\n",
  row: "\n",
  sect: "\n",
  page: "\n",
  tab: "\t",
  cell: "\t",
};
const marks: Record<string, string> = {
  emdash: "—",
  endash: "–",
  bullet: "•",
  lquote: "‘",
  rquote: "’",
  ldblquote: "“",
  rdblquote: "”",
};
const encodings: Record<string, string> = { "936": "gb18030", "950": "big5", "932": "shift_jis", "949": "euc-kr" };

/** `skip`: characters that stand in for a Unicode one; `isSilent`: nothing in this group is text. */
type Group = { isSilent: boolean; skip: number };

const token = /\\([a-z]+)(-?\d+)? ?|\\'([0-9a-f]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\/gi;

/** Takes the text out of a rich text file; what is hidden or describes the document is left out. */
export async function readRtf(path: string, sink: TextSink, identify: Identify): Promise<void> {
  identify({ kind: "document", mediaType: "application/rtf" });
  const reader = new RtfReader(sink);
  for (const found of (await readFile(path, "latin1")).matchAll(token)) reader.take(found);
  reader.end();
}

class RtfReader {
  readonly #sink: TextSink;
  readonly #groups: Group[] = [{ isSilent: false, skip: 1 }];
  #decoder = new TextDecoder("windows-1252");
  #bytes: number[] = [];
  #toSkip = 0;
  #highSurrogate = "";

  constructor(sink: TextSink) {
    this.#sink = sink;
  }

  take([, word, number, hex, sign, brace, text]: RegExpMatchArray): void {
    if (hex !== undefined) {
      this.#addByte(Number.parseInt(hex, 16));
      return;
    }
    this.end();
    if (brace === "{") this.#groups.push({ ...this.#group });
    else if (brace === "}") {
      if (this.#groups.length > 1) this.#groups.pop();
    } else if (word !== undefined) this.#control(word.toLowerCase(), number);
    else if (sign === "*") this.#group.isSilent = true;
    else if (sign !== undefined) this.#write(sign === "~" ? " " : /[\\{}]/.test(sign) ? sign : "");
    else if (text !== undefined) this.#write(text.slice(this.#skipped(text.length)));
  }

  /** Writes bytes that wait, for a character may be made of two. */
  end(): void {
    if (this.#bytes.length === 0) return;
    this.#write(this.#decoder.decode(Uint8Array.from(this.#bytes)));
    this.#bytes = [];
  }

  get #group(): Group {
    return this.#groups.at(-1) ?? { isSilent: false, skip: 1 };
  }

  #control(word: string, number: string | undefined): void {
    if (silent.has(word) || (word === "v" && number !== "0")) this.#group.isSilent = true;
    else if (word === "v") this.#group.isSilent = false;
    else if (word === "uc") this.#group.skip = Number(number ?? 1);
    else if (word === "ansicpg") this.#decoder = new TextDecoder(encodings[number ?? ""] ?? "windows-1252");
    else if (word === "u" && number !== undefined) {
      this.#addUnit(Number(number) & 0xffff);
      this.#toSkip = this.#group.skip;
    } else this.#write(signs[word] ?? marks[word] ?? "");
  }

  /** A character beyond the first plane comes as two numbers. */
  #addUnit(unit: number): void {
    const text = this.#highSurrogate + String.fromCharCode(unit);
    this.#highSurrogate = unit >= 0xd800 && unit <= 0xdbff ? text : "";
    if (this.#highSurrogate === "") this.#write(text);
  }

  #addByte(byte: number): void {
    if (this.#skipped(1) === 0) this.#bytes.push(byte);
  }

  #skipped(length: number): number {
    const skipped = Math.min(this.#toSkip, length);
    this.#toSkip -= skipped;
    return skipped;
  }

  #write(text: string): void {
    if (!this.#group.isSilent && text !== "") this.#sink.write(text);
  }
}

/** The opening line of fenced code: its character, how many, how far it is indented, and the language it names. */
export type FenceOpening = { mark: "`" | "~"; length: number; indent: number; language: string };

const FENCE = /^( {0,3})(`{3,}|~{3,})(.*)$/;
const HEADING = /^ {0,3}#{1,6}[ \t]/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const MARKER = /^( {0,3})([-+*]|\d{1,9}[.)])(?:([ \t]+)(.*)|)$/;

/** Columns of white space before the text of a line, a tab reaching to the next multiple of four. */
export function readIndent(line: string): number {
  let columns = 0;
  for (const char of line) {
    if (char === " ") columns++;
    else if (char === "\t") columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

/** Reads the line as the opening of fenced code, or null. */
export function readFence(line: string): FenceOpening | null {
  const match = FENCE.exec(line);
  const [, spaces = "", run = "", rest = ""] = match ?? [];
  const mark = run.startsWith("`") ? "`" : "~";
  if (!match || (mark === "`" && rest.includes("`"))) return null;
  return { mark, length: run.length, indent: spaces.length, language: rest.trim().split(/\s/, 1)[0] ?? "" };
}

export function isFenceClosing(line: string, fence: FenceOpening): boolean {
  const run = line.trim();
  return readIndent(line) < 4 && run.length >= fence.length && run === fence.mark.repeat(run.length);
}

/** Only with a blank after the signs: "#" alone may still become "#tag". */
export const isHeading = (line: string): boolean => HEADING.test(line);

export const isRule = (line: string): boolean => RULE.test(line);

/** The column where the text of a list item begins, or 0 when the line starts no item. */
export function markerOffset(line: string, inParagraph: boolean): number {
  const match = MARKER.exec(line);
  if (!match) return 0;
  const [, spaces = "", marker = "", gap = "", rest = ""] = match;
  if (inParagraph && (rest === "" || (/\d/.test(marker) && Number.parseInt(marker, 10) !== 1))) return 0;
  const width = spaces.length + marker.length;
  const blank = readIndent(" ".repeat(width) + gap) - width;
  return width + (rest === "" || blank > 4 || blank < 1 ? 1 : blank);
}

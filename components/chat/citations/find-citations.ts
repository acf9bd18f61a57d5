/** A place in a text where sources are named by number. `footnote` marks the form that may be a footnote instead. */
export type CitationMark = { from: number; to: number; numbers: number[]; footnote: boolean };

/** "[1990-2000]" is a span of years. */
const longestRange = 20;

const one = String.raw`(?:\^|ref_|citation: ?)?\d{1,3}(?: ?[-–] ?\d{1,3})?\^?`;
const list = `${one}(?: ?[,，、;] ?${one}){0,19}`;
const detail = String.raw`(?:†[^\]】\n]{0,80})?`;
const mark = new RegExp(String.raw`\[ ?(?:${list}) ?${detail}\]|【 ?(?:${list}) ?${detail}】`, "g");
const bareLabel = new RegExp(`^${one}$`);

/** The numbers of "1, 3-5", or none when it cannot be meant so. */
function toNumbers(written: string): number[] {
  const [listed = ""] = written.split("†", 1);
  const numbers = new Set<number>();
  for (const [, first = "", last = first] of listed.matchAll(/(\d+)(?: ?[-–] ?(\d+))?/g)) {
    const [from, to] = [Number(first), Number(last)];
    if (from < 1 || to < from || to - from >= longestRange) return [];
    for (let number = from; number <= to; number++) numbers.add(number);
  }
  return [...numbers];
}

/** Every citation in a text that is known to be neither code nor formula: [1], [1, 2], [1-3], 【1】, 【1†source】, [^1]. */
export function findCitations(text: string): CitationMark[] {
  const marks: CitationMark[] = [];
  for (const { 0: written, index } of text.matchAll(mark)) {
    const numbers = toNumbers(written);
    if (numbers.length === 0) continue;
    const footnote = /^\[\^\d+\]$/.test(written);
    marks.push({ from: index, to: index + written.length, numbers, footnote });
  }
  return marks;
}

/** The numbers when a link's whole text is a citation, with or without its brackets. */
export function numbersOfLabel(label: string): number[] {
  const [first] = findCitations(label);
  if (first && first.from === 0 && first.to === label.length) return first.numbers;
  return bareLabel.test(label) ? toNumbers(label) : [];
}

/** No address is longer; what stands further back is whole, or text. */
const longestHalf = 2_100;
const half =
  /(?:\[\[?(?:\^|\^?\d[\d, ^–-]{0,40})?|\[\[\^?\d{1,3}\^?\]\]?|\[\[?\d{1,3}\]\]?\([^)\s]*|【(?:\d[^】\n]{0,90})?)$/;

/** Growing text without the half of a citation at its end: shown as it comes, it would be a number first, then a chip. */
export function withoutHalfCitation(text: string): string {
  const from = Math.max(0, text.length - longestHalf);
  const found = half.exec(text.slice(from));
  return found ? text.slice(0, from + found.index) : text;
}

/** Fenced and inline code. */
const code = /^ {0,3}(`{3,}|~{3,})[^\n]*(?:\n(?! {0,3}\1)[^\n]*)*(?:\n {0,3}\1[`~]*)?|`[^`\n]*`/gm;

/** The numbers of the footnotes a markdown text defines. */
export function definedFootnotes(markdown: string): number[] {
  if (!markdown.includes("[^")) return [];
  return [...markdown.matchAll(/^ {0,3}\[\^(\d{1,3})\]:/gm)].map(([, number]) => Number(number));
}

/** The numbers a markdown text cites, in the order in which they first come; its own footnotes are not citations. */
export function citedNumbers(markdown: string): number[] {
  if (!/[[【]/.test(markdown)) return [];
  const footnotes = new Set(definedFootnotes(markdown));
  const marks = findCitations(markdown.replace(code, ""));
  const cited = marks.flatMap(({ numbers, footnote }) =>
    footnote && numbers.some((number) => footnotes.has(number)) ? [] : numbers,
  );
  return [...new Set(cited)];
}

import { findFormulas, ownsItsLines } from "./find-formulas";

/** Letters nobody writes: they stand for a formula while the text around it is parsed, which never looks into it. */
const MARK = /\uE000(\d{1,3})\uE001/g;

/** A text with its formulas taken out, and what is needed to put each one in. */
export type MarkedText = { text: string; formulas: readonly { source: string; tex: string; display: boolean }[] };

/**
 * Takes the formulas of a block out, so that "_", "|" and "*" in them mean nothing to the parser. With `apart`, those
 * that own their lines become paragraphs of their own.
 */
export function markFormulas(text: string, apart: boolean): MarkedText {
  if (!/[$\\]/.test(text) || text.includes("\uE000")) return { text, formulas: [] };
  const formulas: { source: string; tex: string; display: boolean }[] = [];
  let marked = "";
  let from = 0;
  for (const formula of findFormulas(text).found) {
    const mark = `\uE000${formulas.length}\uE001`;
    const alone = apart && formula.display && ownsItsLines(text, formula);
    const lineStart = text.lastIndexOf("\n", formula.start - 1) + 1;
    const lead = text.slice(lineStart, formula.start);
    marked += alone
      ? `${text.slice(from, lineStart)}${lead.trimEnd()}\n${lead}${mark}\n${lead.trimEnd()}`
      : text.slice(from, formula.start) + mark;
    formulas.push({ source: text.slice(formula.start, formula.end), tex: formula.tex, display: formula.display });
    from = formula.end;
  }
  return { text: marked + text.slice(from), formulas };
}

/** The pieces of a text between and at its marks. */
export function splitAtMarks(text: string): (string | number)[] {
  const parts: (string | number)[] = [];
  let from = 0;
  for (const match of text.matchAll(MARK)) {
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push(Number(match[1]));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** A text with the formulas as they were written, for code and addresses. */
export const restoreFormulas = (text: string, formulas: MarkedText["formulas"]): string =>
  text.replace(MARK, (mark, index) => formulas[Number(index)]?.source ?? mark);

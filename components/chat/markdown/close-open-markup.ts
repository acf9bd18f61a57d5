import { closeInline } from "./close-inline";
import { findFormulas, ownsItsLines } from "./find-formulas";
import { markFormulas, restoreFormulas } from "./formula-marks";

/** A line that says nothing yet, or would turn the line above into a heading for a moment: "-", "==", "2.", "``". */
const HALF_LINE = /^[ \t>]*(?:[-+*]+|_+|=+|\d{1,9}[.)]?|`+|~+|#+)[ \t]*$/;
const HALF_FENCE = /^[ \t>]*(?:`{3,}[^`]*|~{3,}.*)$/;
const FENCE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;
const MARKERS = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]+)*/;
const OWN_LINE = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)]|#{1,6})[ \t]|\|)/;
const TASK = /^[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+\[[ xX]?\]?$/;
/** What may yet be an alert, or the definition of a link or a footnote, which is not shown where it stands. */
const HALF_MARK = /^[ \t]*>[ \t>]*\[(?:![A-Za-z]{0,9}\]?)?$|^ {0,3}\[(?:\^[^\]\s[]{0,100}\]?|[^[\]]{1,200}\]:.*)$/;
const HALF_DELIMITER_ROW = /^[ \t]*\|?[ \t:|-]*$/;

function endsInFence(lines: readonly string[]): boolean {
  let open = "";
  for (const line of lines) {
    const run = FENCE.exec(line)?.[1];
    if (!run) continue;
    if (!open) open = run;
    else if (run.startsWith(open) && line.trimEnd().endsWith(run)) open = "";
  }
  return open !== "";
}

/** A table shows from its first whole line on; its second line is made up until it has arrived. */
function finishTable(lines: readonly string[]): string[] | null {
  const start = lines.findLastIndex((line, index) => index < lines.length - 1 && line.trim() === "") + 1;
  const [header, delimiters, ...rows] = lines.slice(start);
  if (!header?.trimStart().startsWith("|") || rows.length > 0) return null;
  if (delimiters === undefined) return lines.slice(0, start);
  if (!HALF_DELIMITER_ROW.test(delimiters)) return null;
  const columns =
    header
      .trim()
      .replace(/\|$/, "")
      .split(/(?<!\\)\|/).length - 1;
  return [...lines.slice(0, start), header, `|${" - |".repeat(Math.max(1, columns))}`];
}

/** Without a formula that is not finished, or of which it is not yet known whether it owns its line. */
function dropHalfFormula(text: string): string {
  const { found, open } = findFormulas(text, true);
  if (open >= 0) return text.slice(0, open);
  const last = found.at(-1);
  const undecided = last?.display && last.end === text.length && ownsItsLines(text, last);
  return undecided ? text.slice(0, last.start) : text;
}

/** Closes what is open outside of formulas; they are out of the text by now. */
function closeWords(text: string): string {
  const lines = text.split("\n");
  const last = lines.at(-1) ?? "";
  const before = lines.slice(0, -1);
  if (HALF_LINE.test(last) || HALF_FENCE.test(last) || TASK.test(last) || HALF_MARK.test(last))
    return before.join("\n");
  // A break at the very end is the only sign that the line before it is whole.
  const table = finishTable(lines);
  if (table) return table.join("\n");
  const first = lines.findLastIndex((line) => line.trim() === "" || OWN_LINE.test(line));
  const from = first >= 0 && lines[first]?.trim() === "" ? first + 1 : Math.max(0, first);
  const tail = lines.slice(from).join("\n");
  const markers = MARKERS.exec(tail)?.[0] ?? "";
  return [...lines.slice(0, from), markers + closeInline(tail.slice(markers.length))].join("\n");
}

/**
 * The last block of a growing answer as it will most likely end: open emphasis, code and strike-through are closed,
 * half a link or image shows its text alone, half a table is a table, and a formula or a line that could still become
 * anything waits. Only the last paragraph, item or cell is touched. Linear in the length of the block.
 */
export function closeOpenMarkup(text: string): string {
  const lines = text.split("\n");
  const before = lines.slice(0, -1);
  if (endsInFence(before)) return HALF_LINE.test(lines.at(-1) ?? "") ? before.join("\n") : text;
  const { text: words, formulas } = markFormulas(dropHalfFormula(text), false);
  return restoreFormulas(closeWords(words), formulas);
}

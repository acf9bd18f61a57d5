/** A formula in a text: where it stands with its signs, its TeX, and whether it asks for a line of its own. */
export type Formula = { start: number; end: number; tex: string; display: boolean };

/** `open` is where a formula begins that may still be finished while the text grows, or -1. */
export type Formulas = { found: Formula[]; open: number };

/** Longer ones are text: typesetting takes time, and no person writes them. */
const LONGEST_INLINE = 800;
const LONGEST_DISPLAY = 2_000;

/** Places looked at in one block; the search is linear up to there and over beyond it. */
const MOST_FORMULAS = 400;

const BLANK_LINE = /\n[ \t>]*\n/;
const LINE_LEAD = /^[ \t>]*$/;
const WORD = /[A-Za-z\d]/;
/** What may follow a closing "$" although it is a letter: "the $n$th". */
const ORDINAL = /^(?:th|st|nd|rd|s)(?![\p{L}\p{N}])/u;
/** With the end of the text right behind it. */
const HALF_ORDINAL = /^(?:t|th|s|st|n|nd|r|rd)?$/;
const MONEY = /^\d[\d,.]*[kKmMbB]?[,.;:!?)]*(?:\s+|\s*[-–—/]\s*)\p{L}{2,}(?=[\s,.;:!?])/u;
const SENTENCE = /\p{L}{2,}[,.]?\s+\p{L}{2,}(?=[\s,.;:!?])|[，。；！？、]/u;
const COMMAND = /\\(?:[a-zA-Z]+|[^a-zA-Z])/g;

/** The text outside of all braces, which may be unbalanced, with the commands taken out. */
function outsideBraces(tex: string): string {
  let outside = "";
  let depth = 0;
  for (const char of tex.replace(COMMAND, "\u0000")) {
    if (char === "{") depth++;
    else if (char === "}") depth = Math.max(0, depth - 1);
    else if (depth === 0) outside += char;
  }
  return outside;
}

/** "$5 and b$": money and words. What is prose stays prose however it goes on, so a growing text never changes its mind. */
function readsAsProse(tex: string): boolean {
  return MONEY.test(tex) || SENTENCE.test(outsideBraces(tex));
}

type End = { at: number } | "open" | "none";

/** Looks for `closer`; a blank line or too long a way ends the search. */
function findCloser(text: string, from: number, closer: string): End {
  const reach = text.slice(from, from + LONGEST_DISPLAY);
  for (let at = reach.indexOf(closer); at >= 0; at = reach.indexOf(closer, at + 1)) {
    if (closer === "$$" && reach[at - 1] === "\\") continue;
    return BLANK_LINE.test(reach.slice(0, at)) ? "none" : { at: from + at };
  }
  return BLANK_LINE.test(reach) || reach.length === LONGEST_DISPLAY ? "none" : "open";
}

/** Where the "$" is that closes the one before `from`; the first one that is met decides. */
function findDollar(text: string, from: number, growing: boolean): End {
  if (/\s/.test(text[from] ?? "")) return "none";
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    if (at - from > LONGEST_INLINE || char === "`") return "none";
    if (char === "\\") at++;
    else if (char === "\n" && /^\n[ \t>]*(?:\n|[-+*][ \t]|\d{1,9}[.)][ \t]|#|\|)/.test(text.slice(at, at + 40)))
      return "none";
    else if (char === "$") {
      // What follows decides, so at the very end it is not yet known.
      if (growing && HALF_ORDINAL.test(text.slice(at + 1, at + 5)))
        return readsAsProse(text.slice(from, at)) ? "none" : "open";
      const after = text.slice(at + 1, at + 5);
      const closes = !/\s/.test(text[at - 1] ?? " ") && (!/^[a-z\d$]/i.test(after) || ORDINAL.test(after));
      return closes && at > from && !readsAsProse(text.slice(from, at)) ? { at } : "none";
    }
  }
  return readsAsProse(text.slice(from)) ? "none" : "open";
}

/** Past a code span or a fence; past one backtick run when nothing closes it, to the end when that run is a fence. */
function skipCode(text: string, at: number): number {
  const run = /^`+/.exec(text.slice(at, at + 200))?.[0] ?? "`";
  for (let next = text.indexOf(run, at + run.length); next >= 0; next = text.indexOf(run, next + 1)) {
    if (text[next - 1] === "`") continue;
    if (text[next + run.length] !== "`") return next + run.length;
  }
  const lead = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return run.length >= 3 && /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*$/.test(lead) ? text.length : at + run.length;
}

/** "\[1\]" and "\[see\]" are brackets with a backslash, not formulas. */
const looksLikeTex = (tex: string): boolean => /[\\^_=+<>{}|]|\d\s*[-*/]\s*\d/.test(tex);

const startsLine = (text: string, at: number) => LINE_LEAD.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));
const endsLine = (text: string, at: number) => /^[ \t]*(?:\n|$)/.test(text.slice(at, at + 80));

/** Whether a formula fills its lines, so that it can stand as a paragraph of its own. */
export const ownsItsLines = (text: string, { start, end }: Formula): boolean =>
  startsLine(text, start) && endsLine(text, end);

type Opening = { closer: "$" | "$$" | "\\)" | "\\]"; length: number };

function readOpening(text: string, at: number): Opening | null {
  const two = text.slice(at, at + 2);
  if (two === "\\(") return { closer: "\\)", length: 2 };
  if (two === "\\[") return { closer: "\\]", length: 2 };
  if (text[at] !== "$") return null;
  if (two === "$$") return text[at + 2] === "$" ? null : { closer: "$$", length: 2 };
  return WORD.test(text[at - 1] ?? "") ? null : { closer: "$", length: 1 };
}

function readFormula(
  text: string,
  at: number,
  { closer, length }: Opening,
  growing: boolean,
): Formula | "open" | "none" {
  const from = at + length;
  const end = closer === "$" ? findDollar(text, from, growing) : findCloser(text, from, closer);
  if (typeof end === "string") return growing ? end : "none";
  const tex = text.slice(from, end.at).replace(/\n[ \t]*(?:>[ \t]?)*/g, "\n");
  const display = closer === "$$" || closer === "\\]";
  const formula = { start: at, end: end.at + closer.length, tex: tex.trim(), display };
  const isText = closer === "\\]" && !looksLikeTex(tex) && (/\d/.test(tex) || !ownsItsLines(text, formula));
  return tex.trim() === "" || isText ? "none" : formula;
}

/**
 * The formulas of one block: $…$, $$…$$, \(…\) and \[…\], outside of code. A "$" opens only before and closes only
 * behind something that is not blank, and neither amounts of money nor sentences are formulas. Of a `growing` text the
 * end is not yet known.
 */
export function findFormulas(text: string, growing = false): Formulas {
  const found: Formula[] = [];
  let tries = 0;
  for (let at = 0; at < text.length; ) {
    const char = text[at];
    if (char === "`") {
      at = skipCode(text, at);
      continue;
    }
    const opening = (char === "$" || char === "\\") && tries < MOST_FORMULAS ? readOpening(text, at) : null;
    if (opening) {
      tries++;
      const formula = readFormula(text, at, opening, growing);
      if (formula === "open") return { found, open: at };
      if (formula !== "none") found.push(formula);
      at = formula === "none" ? at + opening.length : formula.end;
    } else if (char === "$") at += /^\$+/.exec(text.slice(at, at + 100))?.[0].length ?? 1;
    else at += char === "\\" ? 2 : 1;
  }
  return { found, open: -1 };
}

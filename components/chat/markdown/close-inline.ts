/** Further back than this a bracket is taken for text. */
const LONGEST_LABEL = 300;

type Open = { sign: string; at: number; end: number };

const isSpace = (char: string | undefined) => char === undefined || /\s/.test(char);
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char);

function runLength(text: string, at: number): number {
  let end = at;
  while (text[end] === text[at]) end++;
  return end - at;
}

/** Where the code begun by this run of backticks ends, or -1. */
function codeEnd(text: string, at: number, length: number): number {
  for (let next = text.indexOf("`", at + length); next >= 0; ) {
    const run = runLength(text, next);
    if (run === length) return next + run;
    next = text.indexOf("`", next + run);
  }
  return -1;
}

/** Half an address in angle brackets, half an entity, half a reference to a footnote: nothing to look at yet. */
const HALF_SIGN =
  /(?:<(?:h|ht|htt|https?(?::[^\s<>]*)?|mailto(?::[^\s<>]*)?)?|&(?:[a-zA-Z][a-zA-Z\d]{0,8}|#[xX]?[\da-fA-F]{0,6})?|\[\^[^\]\s[]{0,100})$/;

/** Takes half a link or image away, but for its text. */
function dropHalfLinks(text: string): string {
  const labels: number[] = [];
  const dropped: number[] = [];
  let end = text.length;
  for (let at = 0; at < end; at++) {
    const char = text[at];
    if (char === "\\") at++;
    else if (char === "[") labels.push(at);
    else if (char === "`") {
      const closed = codeEnd(text, at, runLength(text, at));
      if (closed < 0) break;
      at = closed - 1;
    } else if (char === "]" && labels.length > 0) {
      const label = labels.pop() ?? 0;
      const target = text[at + 1] === "(" ? text.indexOf(")", at + 2) : at;
      if (target > at) at = target;
      else if (target < 0 || (at === text.length - 1 && text[label + 1] !== "^")) {
        dropped.push(label);
        end = at;
      }
    }
  }
  dropped.push(...labels.filter((at) => end - at <= LONGEST_LABEL));
  let kept = "";
  let from = 0;
  for (const at of dropped.sort((a, b) => a - b)) {
    kept += text.slice(from, text[at - 1] === "!" && at > from ? at - 1 : at);
    from = at + 1;
  }
  return kept + text.slice(from, end);
}

/** Reads a run of * _ or ~~: closes what it can, opens the rest. Returns how many signs did neither. */
function readRun(text: string, at: number, length: number, open: Open[]): number {
  const char = text[at] ?? "";
  const before = text[at - 1];
  if (char === "~" && length !== 2) return length;
  let left = Math.min(length, 3);
  while (left > 0 && !isSpace(before)) {
    const last = open.at(-1);
    if (last?.sign[0] !== char || last.sign.length > left) break;
    open.pop();
    left -= last.sign.length;
  }
  const mayOpen = !isSpace(text[at + length]) && ((char === "*" && left > 1) || !isWord(before));
  if (!mayOpen) return left;
  if (left === 1 || left === 3) open.push({ sign: char, at, end: at + length });
  if (left >= 2) open.push({ sign: char.repeat(2), at, end: at + length });
  return 0;
}

function closeCode(code: string, length: number): string {
  const half = /(?<!`)`+$/.exec(code)?.[0].length ?? 0;
  if (half === code.length) return "";
  return code.slice(0, code.length - half) + "`".repeat(length);
}

function closeEmphasis(text: string): string {
  const open: Open[] = [];
  let body = text.trimEnd();
  let half = 0;
  for (let at = 0; at < body.length; at++) {
    const char = body[at];
    if (char === "\\") {
      if (at === body.length - 1) half = 1;
      at++;
    } else if (char === "`") {
      const length = runLength(body, at);
      const end = codeEnd(body, at, length);
      if (end < 0) body = body.slice(0, at) + closeCode(body.slice(at), length);
      at = (end < 0 ? body.length : end) - 1;
    } else if (char === "*" || char === "_" || char === "~") {
      const length = runLength(body, at);
      const left = readRun(body, at, length, open);
      if (at + length === body.length) half = left;
      at += length - 1;
    }
  }
  // What is left over at the end is half of a closing pair, or opens what has not come yet.
  body = body.slice(0, body.length - half).trimEnd();
  for (let last = open.at(-1); last && last.end >= body.length; last = open.at(-1)) {
    body = body.slice(0, last.at).trimEnd();
    open.pop();
  }
  const closers = open.map(({ sign }) => sign).reverse();
  return body + closers.join("");
}

/** One paragraph, item or cell with its half-written links shown as text and its emphasis and code closed. Linear. */
export const closeInline = (text: string): string => closeEmphasis(dropHalfLinks(text.replace(HALF_SIGN, "")));

import {
  type FenceOpening,
  isFenceClosing,
  isHeading,
  isRule,
  markerOffset,
  readFence,
  readIndent,
} from "./block-lines";

/** A piece of an answer that can be parsed alone. `source` is the exact slice it was cut from. */
export type MarkdownBlock = { kind: "markdown"; source: string; text: string };

/** A top-level fence. `text` is the code between the fences, without the last line break; `open` means no closing fence came. */
export type CodeBlockSource = { kind: "code"; source: string; text: string; language: string; open: boolean };

export type Block = MarkdownBlock | CodeBlockSource;

/** Longer lists are cut, so that a growing list is not parsed from its first item again and again. */
export const ITEMS_PER_BLOCK = 64;

/** HTML that, begun at the start of a line, runs through blank lines up to its own end. */
const LONG_HTML: [start: RegExp, end: RegExp][] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![a-z]/i, />/],
];

/** What could still become an item of the list above when more of the line arrives. */
const HALF_MARKER = /^ {0,3}(?:[-+*]|\d{1,9}[.)]?)$/;
const LEADING_BLANKS = /^(?:[^\S\n]*\n)+/;
const FOOTNOTE = /^ {0,3}\[\^[^\]\s[]{1,100}\]:/;
const FORMULA = /^ {0,3}(?:(\$\$)(?!\$)|\\\[)(.*)$/;

type State =
  | { at: "text"; paragraph: boolean; indentedCode: boolean }
  | { at: "list"; offset: number; items: number }
  | { at: "fence"; fence: FenceOpening }
  | { at: "formula"; closer: string }
  | { at: "html"; end: RegExp };

type Step = { boundary: boolean; state: State };

const plain = (paragraph: boolean): State => ({ at: "text", paragraph, indentedCode: false });

/** What a line means where no list, fence or HTML is open. A joint is only made where nothing later can undo it. */
function stepText(line: string, complete: boolean, state: State, blankBefore: boolean): Step {
  const indent = readIndent(line);
  const inParagraph = state.at === "text" && state.paragraph && !blankBefore;
  if (indent >= 4 && !inParagraph) {
    const same = state.at === "text" && state.indentedCode;
    return { boundary: blankBefore && !same, state: { at: "text", paragraph: false, indentedCode: true } };
  }
  if (indent < 4) {
    const fence = readFence(line);
    // "```js" may still turn out to be inline code, so a joint is only made once its line has ended.
    if (fence) return { boundary: blankBefore || complete || fence.mark === "~", state: { at: "fence", fence } };
    if (isHeading(line)) return { boundary: true, state: plain(false) };
    if (isRule(line)) return { boundary: blankBefore, state: plain(false) };
    const html = LONG_HTML.find(([start]) => start.test(line));
    if (html) return { boundary: blankBefore, state: html[1].test(line) ? plain(false) : { at: "html", end: html[1] } };
    const offset = markerOffset(line, inParagraph);
    if (offset) return { boundary: blankBefore, state: { at: "list", offset, items: 1 } };
    if (FOOTNOTE.test(line)) return { boundary: true, state: { at: "list", offset: 4, items: 1 } };
    const formula = FORMULA.exec(line);
    const closer = formula?.[1] ?? "\\]";
    if (formula && !formula[2]?.includes(closer)) return { boundary: blankBefore, state: { at: "formula", closer } };
  }
  return { boundary: blankBefore, state: plain(true) };
}

function stepList(line: string, complete: boolean, state: State & { at: "list" }, blankBefore: boolean): Step {
  const indent = readIndent(line);
  if (indent >= state.offset) return { boundary: false, state };
  const offset = indent < 4 ? markerOffset(line, false) : 0;
  const full = offset > 0 && state.items >= ITEMS_PER_BLOCK && line.length > offset;
  // "- - -" may still become an item; "---" never does.
  if (indent < 4 && isRule(line)) return { boundary: offset ? full : blankBefore, state: plain(false) };
  if (offset) {
    return { boundary: full, state: { at: "list", offset, items: full ? 1 : state.items + 1 } };
  }
  if (!complete && HALF_MARKER.test(line)) return { boundary: false, state };
  const step = stepText(line, complete, plain(true), blankBefore);
  const lazy = !blankBefore && step.state.at === "text" && step.state.paragraph && !/^ {0,3}>/.test(line);
  return lazy ? { boundary: false, state } : step;
}

function step(line: string, complete: boolean, state: State, blankBefore: boolean): Step {
  if (state.at === "fence") return { boundary: false, state };
  if (state.at === "html") return { boundary: false, state: state.end.test(line) ? plain(false) : state };
  // A blank line ends what was no formula after all, so that two signs never swallow the rest of an answer.
  if (state.at === "formula" && !blankBefore) {
    return { boundary: false, state: line.includes(state.closer) ? plain(true) : state };
  }
  if (state.at === "list") return stepList(line, complete, state, blankBefore);
  return stepText(line, complete, state, blankBefore);
}

function toBlock(source: string, closed: boolean): Block {
  const [opening = ""] = source.replace(LEADING_BLANKS, "").split("\n", 1);
  const fence = readFence(opening);
  if (!fence) return { kind: "markdown", source, text: source.trimEnd() };
  const openingEnd = source.indexOf("\n", source.indexOf(opening) + opening.length);
  let text = openingEnd < 0 ? "" : source.slice(openingEnd + 1);
  if (closed) {
    const code = text.trimEnd();
    text = code.slice(0, code.lastIndexOf("\n") + 1);
  }
  if (text.endsWith("\n")) text = text.slice(0, -1);
  if (fence.indent) text = text.replace(new RegExp(`^ {1,${fence.indent}}`, "gm"), "");
  return { kind: "code", source, text, language: fence.language, open: !closed };
}

/**
 * Cuts an answer into blocks that can be parsed one by one, in one pass. The sources joined give the text back; while
 * text is appended only the last block changes; and splitting may begin again at the start of any block. Reads line
 * breaks as "\n" only. What it does otherwise than a parser of the whole: a fence inside an HTML block is a fence, a
 * list of more than ITEMS_PER_BLOCK items becomes several lists, and references are resolved elsewhere.
 */
export function splitBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let state: State = plain(false);
  let start = 0;
  let begun = false;
  let blankBefore = false;
  let closedFence = false;
  const cut = (end: number, closed: boolean) => {
    blocks.push(toBlock(text.slice(start, end), closed));
    start = end;
    begun = false;
    blankBefore = false;
    state = plain(false);
  };
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 ? text.length : found + 1;
    const line = text.slice(at, found < 0 ? end : found);
    if (line.trim() === "") {
      if (begun) blankBefore = true;
    } else {
      if (closedFence) {
        cut(at, true);
        closedFence = false;
      }
      const next: Step = step(line, found >= 0, state, blankBefore);
      if (begun && next.boundary) cut(at, false);
      const opened = state.at !== "fence" && next.state.at === "fence";
      state = next.state;
      if (state.at === "fence" && !opened && isFenceClosing(line, state.fence)) closedFence = true;
      begun = true;
      blankBefore = false;
    }
    at = end;
  }
  if (start < text.length) cut(text.length, closedFence);
  return blocks;
}

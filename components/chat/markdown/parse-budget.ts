import { markFormulas } from "./formula-marks";

/** Characters of one block beyond which it is shown as plain text. */
export const LONGEST_BLOCK = 20_000;

/** How deep quotes, lists and brackets may be nested in one another: the parser recurses, and copies, per level. */
export const DEEPEST_NESTING = 32;

/** What a block may cost, in microseconds of a slow desktop: its parse and its elements stay below one long task. */
export const DEAREST_BLOCK = 36_000;

/** Half-open HTML the parser looks for the end of again and again ("<!", "<?"). */
const MOST_DECLARATIONS = 40;

/** Measured with react-markdown 10 and remark-gfm 4 on text made of one construct only, then rounded up. */
const COST = {
  block: 300,
  character: 1,
  line: 20,
  hardBreak: 40,
  /** A line's share in each quote or list around it. */
  level: 15,
  item: 110,
  cell: 50,
  /** A run of * _ or ~. */
  emphasis: 45,
  /** Runs of one paragraph are looked at in pairs, so this counts by their square. */
  emphasisPair: 0.12,
  code: 26,
  bracket: 20,
  /** Where a link leads is compared with what it says. */
  target: 100,
  html: 20,
  entity: 10,
  escape: 6,
  /** "://" or "@": links that are not marked up. */
  address: 100,
  /** Its place in the text; it is typeset later, a frame's worth at a time. */
  formula: 120,
};

const RUN = /([*_~])\1*/g;
const OWN_PARAGRAPH = /^[ \t>]*(?:$|\||(?:[-+*]|\d{1,9}[.)])[ \t])/;

const LINE_MARKERS = /^[ \t]*(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$))+/;
const MARKERS = />|[-+*]|\d{1,9}[.)]/g;

function lineCost(line: string, indents: number[]): { cost: number; depth: number } {
  const cost = COST.line + (line.endsWith("  ") ? COST.hardBreak : 0);
  const prefix = LINE_MARKERS.exec(line.slice(0, 400))?.[0];
  if (!prefix) return { cost: cost + indents.length * COST.level, depth: indents.length };
  const markers = prefix.match(MARKERS)?.length ?? 0;
  const indent = prefix.length - prefix.trimStart().length;
  while (indents.length > 0 && (indents.at(-1) ?? 0) >= indent) indents.pop();
  indents.push(indent);
  const depth = indents.length + markers - 1;
  return { cost: cost + markers * COST.item + depth * COST.level, depth };
}

/** The signs of a text, in one pass; a run of the same sign counts once. */
function signCost(text: string): { cost: number; brackets: number; declarations: number } {
  let cost = COST.block + text.length * COST.character;
  let open = 0;
  let brackets = 0;
  let declarations = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    const next = text[at + 1];
    if (sign === "*" || sign === "_" || sign === "~") cost += next === sign ? 0 : COST.emphasis;
    else if (sign === "`") cost += next === sign ? 0 : COST.code;
    else if (sign === "|") cost += COST.cell;
    else if (sign === "&") cost += COST.entity;
    else if (sign === "\\") cost += COST.escape;
    else if (sign === "@" || (sign === ":" && next === "/")) cost += COST.address;
    else if (sign === "[") {
      cost += COST.bracket;
      brackets = Math.max(brackets, ++open);
    } else if (sign === "]") {
      open = Math.max(0, open - 1);
      if (next === "(" || next === "[" || next === ":") cost += COST.target;
    } else if (sign === "<") {
      cost += COST.html;
      if (next === "!" || next === "?") declarations++;
    } else if (sign === "\n" && next === "\n") open = 0;
  }
  return { cost, brackets, declarations };
}

/** The runs of * _ and ~ of each paragraph, item or table row, squared. */
function emphasisPairs(lines: readonly string[]): number {
  let pairs = 0;
  let runs = 0;
  for (const line of lines) {
    if (OWN_PARAGRAPH.test(line)) {
      pairs += runs * runs;
      runs = 0;
    }
    runs += line.match(RUN)?.length ?? 0;
  }
  return pairs + runs * runs;
}

/**
 * What it would cost to parse this block, in microseconds of a slow desktop; Infinity when it must not be parsed at
 * all. Reads the text once, whatever is in it.
 */
export function parseCost(block: string): number {
  if (block.length > LONGEST_BLOCK) return Number.POSITIVE_INFINITY;
  const { text, formulas } = markFormulas(block, true);
  const signs = signCost(text);
  if (signs.brackets > DEEPEST_NESTING * 2 || signs.declarations > MOST_DECLARATIONS) return Number.POSITIVE_INFINITY;
  const lines = text.split("\n");
  let total = signs.cost + formulas.length * COST.formula + emphasisPairs(lines) * COST.emphasisPair;
  const indents: number[] = [];
  for (const line of lines) {
    const { cost, depth } = lineCost(line, indents);
    if (depth > DEEPEST_NESTING) return Number.POSITIVE_INFINITY;
    total += cost;
  }
  return total > DEAREST_BLOCK ? Number.POSITIVE_INFINITY : total;
}

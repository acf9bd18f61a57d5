import type { Citation } from "@/lib/core/chunk";
import type { CountTokens } from "@/lib/stream/count-tokens";
import { cleanLine, cut } from "./clean-text";

const longestTitle = 200;
const longestContent = 12_000;
/** A result with less content than this is of no use. */
const leastContentTokens = 40;
/** What joining lines and cutting words can add to the parts of a block. */
const seamTokens = 4;

/** One result as the model sees it. */
type Block = { head: string; content: string };

/** A result on one line, so that nothing in it can begin a line of its own: neither another result nor a mark. */
export function toBlock(result: Citation): Block {
  const title = inert(result.title ?? new URL(result.url).hostname, longestTitle);
  const date = result.date === undefined ? "" : ` (${inert(result.date, 40)})`;
  return {
    head: `[${result.index}] ${title}${date} — ${inert(result.url, 2_000)}`,
    content: inert(result.snippet ?? "", longestContent),
  };
}

/**
 * Foreign text that forges nothing: on one line, without hidden characters, without the rows of `=` that the marks are
 * made of, and with its own numbers in other brackets, for a page's footnotes are no citations.
 */
function inert(text: string, longest: number): string {
  return cleanLine(text, longest)
    .replace(/[=＝═]{4,}/g, "===")
    .replace(/[[［【〔]\s*(\d{1,4})\s*[\]］】〕]/g, "($1)");
}

/**
 * The results within a budget, in their order: as many as can have some content, and then what is left divided
 * fairly, so that a short one gives what it does not need to the long ones.
 */
export function fitBlocks(blocks: readonly Block[], budgetTokens: number, count: CountTokens): string[] {
  const sizes = blocks.map(({ head, content }) => ({ head: count(head) + seamTokens, content: count(content) }));
  const least = sizes.map(({ head, content }) => head + Math.min(content, leastContentTokens));
  let fitting = 0;
  for (let used = 0; fitting < least.length; fitting += 1) {
    used += least[fitting] ?? 0;
    if (used > budgetTokens) break;
  }
  const kept = sizes.slice(0, fitting);
  const forContent = budgetTokens - kept.reduce((sum, { head }) => sum + head, 0);
  const share = fairShare(
    kept.map(({ content }) => content),
    forContent,
  );
  return blocks.slice(0, fitting).map(({ head, content }) => {
    const text = cutToTokens(content, share, count);
    return text === "" ? head : `${head} — ${text}`;
  });
}

/** The most that each may take, so that all together stay within a sum. */
function fairShare(wanted: readonly number[], sum: number): number {
  let left = sum;
  const ascending = wanted.toSorted((a, b) => a - b);
  for (const [at, one] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - at));
    if (one > share) return share;
    left -= one;
  }
  return Number.POSITIVE_INFINITY;
}

function cutToTokens(text: string, most: number, count: CountTokens): string {
  let kept = text;
  for (let tokens = count(kept); tokens > most; tokens = count(`${kept}…`)) {
    kept = cut(kept, Math.floor(kept.length * Math.min(0.95, most / tokens)));
    const space = kept.lastIndexOf(" ");
    if (space > kept.length * 0.8) kept = kept.slice(0, space);
    if (kept === "") return "";
  }
  return kept === text ? text : `${kept}…`;
}

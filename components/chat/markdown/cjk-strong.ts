import type { Nodes, PhrasingContent, Root, Text } from "mdast";

/** Strong emphasis that touches a Chinese, Japanese or Korean letter, as in "**注意：**内容". */
const STRONG =
  /(?<=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*|\*\*([^*\s](?:[^*\n]*[^*\s])?)\*\*(?=[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}])/gu;

function split(text: string): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of text.matchAll(STRONG)) {
    if (match.index > from) parts.push({ type: "text", value: text.slice(from, match.index) });
    parts.push({ type: "strong", children: [{ type: "text", value: match[1] ?? match[2] ?? "" }] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: "text", value: text.slice(from) });
  return parts;
}

const isUnclosed = (node: Nodes): node is Text => node.type === "text" && node.value.includes("**");

function walk(node: Nodes): void {
  if (!("children" in node)) return;
  const children: Nodes[] = node.children;
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (!child) continue;
    if (isUnclosed(child)) children.splice(index, 1, ...split(child.value));
    else walk(child);
  }
}

/**
 * The format decides by the blanks around it whether "**" opens or closes, and languages without blanks lose: a closing
 * sign after "：" and before a letter is taken for text. This makes those pairs strong that the parser left.
 */
export const cjkStrong = () => (tree: Root) => walk(tree);

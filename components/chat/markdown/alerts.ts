import type { Blockquote, Nodes, Root } from "mdast";

/** The kinds of alert there are, as they are written: "> [!NOTE]". */
export const ALERTS = ["note", "tip", "important", "warning", "caution"] as const;

/** A kind of alert. */
export type AlertKind = (typeof ALERTS)[number];

const MARKER = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\n|$|(?=\S))/i;

/** The kind an element was marked with, if it was. */
export const toAlertKind = (value: unknown): AlertKind | undefined => ALERTS.find((kind) => kind === value);

function markQuote(quote: Blockquote): void {
  const [paragraph] = quote.children;
  const [text] = paragraph?.type === "paragraph" ? paragraph.children : [];
  const match = text?.type === "text" ? MARKER.exec(text.value) : null;
  if (paragraph?.type !== "paragraph" || text?.type !== "text" || !match) return;
  text.value = text.value.slice(match[0].length);
  if (text.value === "") paragraph.children.shift();
  if (paragraph.children[0]?.type === "break") paragraph.children.shift();
  if (paragraph.children.length === 0) quote.children.shift();
  quote.data = { hProperties: { dataAlert: match[1]?.toLowerCase() } };
}

function walk(node: Nodes): void {
  if (node.type === "blockquote") markQuote(node);
  if ("children" in node) for (const child of node.children) walk(child);
}

/** Marks quotes that begin with "[!NOTE]" and the like as alerts. */
export const alerts = () => (tree: Root) => walk(tree);

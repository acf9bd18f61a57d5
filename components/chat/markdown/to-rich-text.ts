import type { Element, ElementContent, RootContent } from "hast";
import { collectFootnotes, isFootnoteBlock } from "./footnotes";
import { collectDefinitions, withDefinitions } from "./link-definitions";
import { parseToTree } from "./parse-markdown";
import { toSafeLink } from "./safe-link";
import { splitBlocks } from "./split-blocks";

const PLAIN = new Set([
  ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "li", "pre", "code", "em", "strong", "del"],
  ...["thead", "tbody", "tr"],
]);

/** What other programs need to be told, because none of our styles go with the text. */
const STYLES: Record<string, string> = {
  table: "border-collapse:collapse",
  th: "border:1px solid #ccc;padding:4px 8px;text-align:start",
  td: "border:1px solid #ccc;padding:4px 8px",
  blockquote: "margin:0;padding-left:12px;border-left:2px solid #ccc",
};

const escapeText = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);

const wrap = (name: string, inner: string, attributes = ""): string => `<${name}${attributes}>${inner}</${name}>`;

/** The number of each footnote by its label. */
type Notes = ReadonlyMap<string, number>;
type Child = RootContent | ElementContent;

const toHtml = (children: readonly Child[], notes: Notes): string =>
  children.map((child) => nodeToHtml(child, notes)).join("");

function toReference(label: string, notes: Notes): string {
  const number = notes.get(label.toLowerCase());
  return number === undefined ? `[^${label}]` : wrap("sup", `[${number}]`);
}

/** Elements that are more than their name, or less. */
function specialToHtml({ tagName: name, properties }: Element, inner: string, notes: Notes): string {
  if (name === "br" || name === "hr") return `<${name}>`;
  if (name === "input") return properties.checked ? "☑ " : "☐ ";
  if (name === "img") return escapeText(String(properties.alt ?? ""));
  if (name === "var") return properties.dataDisplay ? `$$${inner}$$` : `$${inner}$`;
  if (name === "div") return wrap("p", inner);
  if (name === "sup") return toReference(inner, notes);
  if (name === "ol") {
    return wrap(name, inner, typeof properties.start === "number" ? ` start="${properties.start}"` : "");
  }
  const link = name === "a" ? toSafeLink(String(properties.href ?? "")) : null;
  return link ? wrap("a", inner, ` href="${escapeText(link.href)}"`) : inner;
}

/** One node. Names and attributes come from here only, never from the text. */
function nodeToHtml(node: Child, notes: Notes): string {
  if (node.type === "text") return escapeText(node.value);
  if (node.type !== "element") return "";
  const inner = toHtml(node.children, notes);
  const style = STYLES[node.tagName];
  if (PLAIN.has(node.tagName)) return wrap(node.tagName, inner);
  return style ? wrap(node.tagName, inner, ` style="${style}"`) : specialToHtml(node, inner, notes);
}

const lineBreaks = (text: string): string => escapeText(text).replaceAll("\n", "<br>");

function blockToHtml(text: string, notes: Notes): string {
  const tree = parseToTree(text);
  return tree ? toHtml(tree.children, notes) : wrap("p", lineBreaks(text));
}

/**
 * An answer as HTML for the clipboard: plain elements that any program understands, links and nothing else to follow,
 * formulas as TeX, footnotes at the end. What is too dear to parse is a paragraph of its text.
 */
export async function toRichText(markdown: string): Promise<string> {
  const blocks = splitBlocks(markdown.replace(/\r\n?/g, "\n"));
  const definitions = collectDefinitions(blocks);
  const footnotes = collectFootnotes(blocks);
  const notes = new Map(footnotes.map(({ label, number }) => [label, number]));
  const parts = blocks
    .filter((block) => !isFootnoteBlock(block))
    .map((block) =>
      block.kind === "code"
        ? wrap("pre", wrap("code", escapeText(block.text)))
        : blockToHtml(withDefinitions(block.text, definitions), notes),
    );
  const items = footnotes.map(({ text }) => wrap("li", blockToHtml(withDefinitions(text, definitions), notes)));
  return [...parts, ...(items.length > 0 ? ["<hr>", wrap("ol", items.join(""))] : [])].join("\n");
}

import type { Element, ElementContent } from "hast";

function toText(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  const inner = node.children.map(toText).join("");
  if (node.tagName === "var") return `$${inner}$`;
  if (node.tagName === "sup") return `[^${inner}]`;
  if (node.tagName === "img") return String(node.properties.alt ?? "");
  return node.tagName === "br" ? "\n" : inner;
}

/** The words of a table, row by row, the header first. */
export function readCells(node: Element): string[][] {
  if (node.tagName === "tr") {
    const cells = node.children.filter((child) => child.type === "element");
    return [cells.map((cell) => toText(cell).trim())];
  }
  return node.children.flatMap((child) => (child.type === "element" ? readCells(child) : []));
}

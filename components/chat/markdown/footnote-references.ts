import type { Nodes, Paragraph, PhrasingContent, Root } from "mdast";

const REFERENCE = /\[\^([^\]\s[]{1,100})\]/g;

const reference = (label: string, order: number): PhrasingContent => ({
  type: "inlineCode",
  value: label,
  data: { hName: "sup", hProperties: { dataOrder: order } },
});

/** Splits a text at its references. Whether a footnote of that label exists is known only to the whole answer. */
function split(text: string, counts: Map<string, number>): PhrasingContent[] {
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const label = match[1] ?? "";
    const order = counts.get(label.toLowerCase()) ?? 0;
    counts.set(label.toLowerCase(), order + 1);
    if (match.index > from) parts.push({ type: "text", value: text.slice(from, match.index) });
    parts.push(reference(label, order));
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ type: "text", value: text.slice(from) });
  return parts;
}

/** A definition inside a list or a quote stays where it is, as it was written. */
function unfold(label: string, children: Nodes[]): Nodes[] {
  const head: Paragraph = { type: "paragraph", children: [{ type: "text", value: `[^${label}]: ` }] };
  const [first, ...rest] = children;
  if (first?.type !== "paragraph") return [head, ...children];
  return [{ ...first, children: [...head.children, ...first.children] }, ...rest];
}

function walk(node: Nodes, counts: Map<string, number>): void {
  if (!("children" in node)) return;
  const children: Nodes[] = node.children;
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (child?.type === "footnoteDefinition") {
      children.splice(index, 1, ...unfold(child.label ?? child.identifier, child.children));
      index--;
    } else if (child?.type === "footnoteReference") {
      children[index] = { type: "text", value: `[^${child.label ?? child.identifier}]` };
    } else if (child?.type === "text" && child.value.includes("[^") && !isDefinition(child.value)) {
      const parts = split(child.value, counts);
      children.splice(index, 1, ...parts);
      index += parts.length - 1;
    } else if (child) walk(child, counts);
  }
}

const isDefinition = (text: string): boolean => /^\[\^[^\]]+\]: /.test(text);

/** Marks every "[^label]" as a reference to a footnote, numbered by how often the block has referred to it. */
export const footnoteReferences = () => (tree: Root) => walk(tree, new Map());

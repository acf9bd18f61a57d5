import type { Nodes, Root } from "mdast";

const FLOW = new Set(["root", "blockquote", "listItem"]);

function replaceHtml(node: Nodes): void {
  if (!("children" in node)) return;
  for (const [index, child] of node.children.entries()) {
    if (child.type !== "html") replaceHtml(child);
    else {
      const text = { type: "text" as const, value: child.value };
      node.children.splice(index, 1, FLOW.has(node.type) ? { type: "paragraph", children: [text] } : text);
    }
  }
}

/** Shows HTML as it was written, in paragraphs of its own: no node of it is left for anything that might believe it. */
export const htmlAsText = () => (tree: Root) => replaceHtml(tree);

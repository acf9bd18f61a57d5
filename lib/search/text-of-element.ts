/** Elements that begin and end a line. */
const blocks = new Set(
  "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody tr ul".split(
    " ",
  ),
);

/** Elements that are not part of what a page says. */
const leftOut = new Set(
  "title script style template noscript iframe svg nav footer aside button select textarea".split(" "),
);

const invisible = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])/i;

/** The visible text of an element, a line for each block. Walks without recursion: pages may be nested without end. */
export function textOfElement(root: Node | null): string {
  let text = "";
  const open: (Node | "\n" | " ")[] = root ? [root] : [];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") text += next;
    else if (next.nodeType === 3) text += (next.nodeValue ?? "").replace(/\s+/g, " ");
    else if (next === root || isShown(next)) {
      const name = next.nodeName.toLowerCase();
      const around = blocks.has(name) ? "\n" : name === "td" || name === "th" ? " " : undefined;
      if (around !== undefined) text += around;
      if (around !== undefined) open.push(around);
      const children = [...next.childNodes];
      for (let at = children.length - 1; at >= 0; at -= 1) open.push(children[at] ?? " ");
    }
  }
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").join("\n");
}

function isShown(node: Node): boolean {
  return node.nodeType === 1 && !leftOut.has((node as Element).localName) && isVisible(node as Element);
}

/** What is hidden from a reader is hidden from the model as well: it is where orders to models are put. */
export function isVisible(element: Element): boolean {
  if (element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true") return false;
  return !invisible.test(element.getAttribute("style") ?? "");
}

/** What some HTML is made of. `children` are the elements at its top, one level below the root, as they stand. */
export type HtmlParts = {
  elements: Set<string>;
  attributes: { element: string; name: string; value: string }[];
  children: string[];
  text: string;
};

const TOKEN = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /\s+([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g;
const VOID = new Set(["br", "hr", "img", "input"]);
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

const decode = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (name) => ENTITIES[name] ?? name);

/** Reads what React wrote, strictly: throws at anything that is not a whole, closed element. */
export function readHtml(html: string): HtmlParts {
  const parts: HtmlParts = { elements: new Set(), attributes: [], children: [], text: "" };
  const open: string[] = [];
  let childStart = 0;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < html.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(html);
    if (!match) throw new Error(`Not HTML of React's: ${html.slice(start, start + 80)}`);
    const [, closing, element = "", attributes = "", empty, text] = match;
    if (text !== undefined) parts.text += decode(text);
    else if (closing) {
      if (open.pop() !== element) throw new Error(`An element is not closed: ${element}`);
    } else {
      if (open.length === 1) childStart = start;
      parts.elements.add(element);
      for (const [, name = "", value = ""] of attributes.matchAll(ATTRIBUTE)) {
        parts.attributes.push({ element, name, value: decode(value) });
      }
      if (!empty && !VOID.has(element)) open.push(element);
    }
    if (text === undefined && open.length === 1 && parts.elements.size > 1) {
      parts.children.push(html.slice(childStart, TOKEN.lastIndex));
    }
  }
  return parts;
}

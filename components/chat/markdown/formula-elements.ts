import { createElement, type ReactNode } from "react";

/** What the typesetter makes formulas of. "a" and "img" are in no list: it makes them of links and pictures only. */
const NAMES = new Set([
  ...["span", "svg", "path", "line", "math", "semantics", "annotation", "mrow", "mi", "mo", "mn", "mtext", "mspace"],
  ...["mstyle", "mfrac", "msqrt", "mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable"],
  ...["mtr", "mtd", "mlabeledtr", "mpadded", "mphantom", "menclose", "mglyph"],
]);

const ATTRIBUTES = new Set([
  ...["xmlns", "width", "height", "viewBox", "preserveAspectRatio", "d", "x1", "y1", "x2", "y2", "encoding", "display"],
  ...["accent", "accentunder", "columnalign", "columnlines", "columnspacing", "rowlines", "rowspacing", "rowalign"],
  ...["depth", "displaystyle", "fence", "form", "largeop", "linethickness", "lspace", "rspace", "mathbackground"],
  ...["mathcolor", "mathsize", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "scriptlevel"],
  ...["separator", "side", "stretchy", "symmetric", "voffset", "aria-hidden"],
]);

/** Signs a size, a colour or a border is written with; no address can be. */
const STYLE_VALUE = /^[\w#.%,\s+-]{1,80}$/;
const TOKEN = /<(\/?)([a-zA-Z]+)((?:\s+[\w-]+="[^"]*")*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;
const ENTITIES: Record<string, string> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/** As deep as any formula of a person; drawing recurses. */
const DEEPEST = 160;

const decode = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (name) => ENTITIES[name] ?? name);

const toCamelCase = (name: string): string =>
  name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());

function toStyle(text: string): Record<string, string> {
  const style: Record<string, string> = {};
  for (const declaration of text.split(";")) {
    const [name = "", value = ""] = declaration.split(":");
    if (/^[a-z-]+$/.test(name) && STYLE_VALUE.test(value)) style[toCamelCase(name)] = value;
  }
  return style;
}

function toProperties(text: string): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const [, name = "", value = ""] of text.matchAll(ATTRIBUTE)) {
    if (name === "class") properties.className = decode(value);
    else if (name === "style") properties.style = toStyle(decode(value));
    else if (name === "stroke-width") properties.strokeWidth = decode(value);
    else if (ATTRIBUTES.has(name)) properties[name] = decode(value);
    else throw new Error(`A formula has no attribute ${name}.`);
  }
  return properties;
}

type Open = { name: string; properties: Record<string, unknown>; children: ReactNode[] };

/**
 * The typesetter's markup as elements, through closed lists and without HTML of anyone's being parsed by the browser.
 * Throws at anything it does not know, so that the formula is shown as it was written.
 */
export function toFormulaElements(markup: string): ReactNode {
  const root: Open = { name: "", properties: {}, children: [] };
  const open: Open[] = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < markup.length) {
    const match = TOKEN.exec(markup);
    if (!match || open.length > DEEPEST) throw new Error("This is no formula.");
    const [, closing, name = "", attributes = "", empty, text] = match;
    const top = open.at(-1) ?? root;
    if (text !== undefined) top.children.push(decode(text));
    else if (!NAMES.has(name)) throw new Error(`A formula has no element ${name}.`);
    else if (!closing) open.push({ name, properties: toProperties(attributes), children: [] });
    if (closing || empty) {
      const done = open.pop();
      if (done?.name !== name) throw new Error("The markup of the formula is broken.");
      open.at(-1)?.children.push(createElement(name, done.properties, ...done.children));
    }
  }
  if (open.length !== 1) throw new Error("The markup of the formula is broken.");
  return createElement("span", null, ...root.children);
}

import { expect } from "vitest";
import { readHtml } from "./read-html";

/** Everything an answer may be drawn with: the elements of the format, our own around them, and icons. */
const ELEMENTS = new Set([
  ...["div", "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "section"],
  ...["table", "thead", "tbody", "tr", "th", "td", "a", "em", "strong", "del", "sup", "span", "button", "img"],
  ...["svg", "path", "rect", "circle", "line", "polyline", "polygon", "ellipse"],
  ...["math", "semantics", "annotation", "mrow", "mi", "mo", "mn", "mtext", "mspace", "mstyle", "mfrac", "msqrt"],
  ...["mroot", "msub", "msup", "msubsup", "munder", "mover", "munderover", "mtable", "mtr", "mtd", "mpadded"],
  ...["mphantom", "menclose"],
]);

const ATTRIBUTES = new Set([
  ...[
    "class",
    "dir",
    "id",
    "href",
    "target",
    "rel",
    "title",
    "role",
    "type",
    "tabindex",
    "start",
    "src",
    "alt",
    "style",
  ],
  ...["aria-label", "aria-hidden", "aria-pressed", "aria-expanded", "aria-controls", "disabled"],
  ...["data-growing", "data-plain", "data-formula", "data-source", "data-numbers", "data-name"],
  ...[
    "xmlns",
    "width",
    "height",
    "viewBox",
    "fill",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
    "d",
  ],
  ...["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "points", "preserveAspectRatio"],
  ...["encoding", "display", "mathvariant", "mathcolor", "mathbackground", "mathsize", "stretchy", "fence", "form"],
  ...[
    "lspace",
    "rspace",
    "minsize",
    "maxsize",
    "accent",
    "accentunder",
    "scriptlevel",
    "displaystyle",
    "linethickness",
  ],
  ...["columnalign", "columnspacing", "columnlines", "rowspacing", "rowlines", "notation", "separator", "symmetric"],
  ...["depth", "voffset", "largeop", "movablelimits"],
]);

const LINK = /^(?:https?:\/\/(?![^/]*@)[^\s"<>]+|mailto:[^\s@]+@[^\s]+|#_R_\w*(?:note|ref)-[\d-]+)$/;
const PICTURE = /^(?:blob:|data:image\/(?:png|jpeg|gif|webp|avif);base64,)/;
const STYLE = /^(?:[a-z-]+:[\w#.%\s,+-]+;?)*$/;

/** Fails unless the HTML of an answer is made of nothing but what the closed lists name, and leads nowhere it may not. */
export function expectClosedHtml(html: string): void {
  const { elements, attributes } = readHtml(html);
  expect([...elements].filter((name) => !ELEMENTS.has(name))).toEqual([]);
  expect(attributes.filter(({ name }) => !ATTRIBUTES.has(name))).toEqual([]);
  expect(attributes.filter(({ name, value }) => name === "href" && !LINK.test(value))).toEqual([]);
  expect(attributes.filter(({ name, value }) => name === "src" && !PICTURE.test(value))).toEqual([]);
  expect(attributes.filter(({ name, value }) => name === "style" && !STYLE.test(value))).toEqual([]);
}

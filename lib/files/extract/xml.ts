import { DOMParser } from "linkedom";
import type { Archive } from "./archive.ts";
import { ReadError } from "./read-error.ts";

/** Elements deeper than this are in no honest document; walking them would overflow the stack. */
const deepest = 200;

/** The largest piece of XML that is made a tree of, in characters. */
const longest = 32 * 1024 * 1024;

/** An element by the part of its name after the prefix, which is what its format's makers agree on. */
export type Xml = { name: string; node: Element };

const elementNode = 1;
const textNode = 3;

/** Reads XML; names of the prefixes do not matter, entities of a document's own are not known. @throws ReadError */
export function parseXml(text: string): Xml {
  if (text.length > longest) throw new ReadError("large", "it holds too much when it is unpacked");
  if (isTooDeep(text)) throw tooDeep();
  const root = new DOMParser().parseFromString(text, "text/xml").documentElement as unknown as Element | null;
  if (!root) throw new ReadError("content", "it is damaged");
  return toXml(root);
}

/** A part of an archive as XML; undefined when there is none. @throws ReadError */
export async function readXml(archive: Archive, name: string): Promise<Xml | undefined> {
  const text = await archive.text(name);
  return text === undefined ? undefined : parseXml(text);
}

/** Looks before a tree is made, which takes very long for one that is all depth. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [, closing, selfClosing] of text.matchAll(/<(?:(\/)|[^!?])(?:[^<>"']|"[^"]*"|'[^']*')*?(\/)?>/g)) {
    if (closing) depth -= 1;
    else if (!selfClosing) depth += 1;
    if (depth > deepest) return true;
  }
  return false;
}

function toXml(node: Element): Xml {
  const { localName } = node;
  return { name: localName.slice(localName.indexOf(":") + 1), node };
}

/** The elements right below one. */
export function childrenOf({ node }: Xml): Xml[] {
  const children: Xml[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === elementNode) children.push(toXml(child as Element));
  }
  return children;
}

/** The first element below one that has a name, at any depth. */
export function findIn(xml: Xml, name: string): Xml | undefined {
  return allIn(xml, name)[0];
}

/** All elements below one that have a name, at any depth, in their order; nothing is looked for inside of them. */
export function allIn(xml: Xml, name: string, depth = 0): Xml[] {
  if (depth > deepest) throw tooDeep();
  return childrenOf(xml).flatMap((child) => (child.name === name ? [child] : allIn(child, name, depth + 1)));
}

/** An attribute by its name without prefix. */
export function attributeOf({ node }: Xml, name: string): string | undefined {
  for (const attribute of node.attributes) {
    if (attribute.name === name || attribute.name.endsWith(`:${name}`)) return attribute.value;
  }
  return undefined;
}

/** What an element says itself, without the elements in it. */
export function ownText({ node }: Xml): string {
  let text = "";
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === textNode) text += child.nodeValue ?? "";
  }
  return text;
}

/** What an element stands for: text instead of it and what is in it, or `undefined` to go on into it. */
type Reading = (xml: Xml) => string | undefined;

/** All text in an element; `read` may say something in place of one. */
export function textIn(xml: Xml, read: Reading, depth = 0): string {
  if (depth > deepest) throw tooDeep();
  let text = "";
  for (let child = xml.node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === textNode) text += child.nodeValue ?? "";
    if (child.nodeType !== elementNode) continue;
    const inner = toXml(child as Element);
    text += read(inner) ?? textIn(inner, read, depth + 1);
  }
  return text;
}

function tooDeep(): ReadError {
  return new ReadError("content", "it is nested too deeply");
}

import { slimHtml } from "./slim-html";
import { isVisible, textOfElement } from "./text-of-element";

/** Bounds on what is parsed: this is the server's only thread. An article of Wikipedia has about 10,000 tags. */
const parsed = { characters: 300_000, tags: 20_000 };
/** Bounds on what Readability is given: 15 kB of tables inside each other take it 40 s. */
const mostElements = 5_000;
const deepest = 80;

/** The article on a page, or all of its visible text where no article can be made out. No script runs. */
export async function readableText(html: string): Promise<{ title?: string; text: string }> {
  const [{ parseHTML }, { Readability }] = await Promise.all([import("linkedom"), import("@mozilla/readability")]);
  const { document } = parseHTML(`<html><head></head><body>${slimHtml(html, parsed)}</body></html>`);
  const title = document.querySelector("title")?.textContent ?? undefined;
  const everything = textOfElement(document.body);
  if (!isTame(document.body)) return { title, text: everything };
  // Readability takes styles away, and with them what they hide would come to light.
  for (const element of document.querySelectorAll("[style],[hidden],[aria-hidden]")) {
    if (!isVisible(element)) element.remove();
  }
  const article = new Readability<Element>(document, { serializer: (node) => node as Element }).parse();
  const text = article?.content ? textOfElement(article.content) : "";
  return { title, text: text || everything };
}

/** Whether an element is neither too deep nor too big. */
function isTame(root: Element): boolean {
  let elements = 0;
  const open: [Element, number][] = [[root, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [element, depth] = next;
    elements += 1;
    if (depth > deepest || elements > mostElements) return false;
    for (const child of element.children) open.push([child, depth + 1]);
  }
  return true;
}

/** Elements without anything to read in them. Without their end, the rest of the page goes with them. */
const unread = new Set(["script", "style", "svg", "template", "noscript", "iframe", "object", "canvas", "math"]);

/** Tags that a page may leave out and a parser may stumble over; the caller puts its own around. */
const scaffold = new Set(["html", "head", "body"]);

const tagName = /<(\/?)([a-z][a-z0-9]*)/y;

/** How much is kept. A tree of tags inside each other takes time with the square of their number. */
export type SlimLimits = { characters: number; tags: number };

/**
 * What is between `<body>` and `</body>` and the head's title, without scripts, styles, drawings and comments, and cut:
 * what is left is parsed, and parsers take their time. One pass, linear in the length whatever is in it.
 */
export function slimHtml(html: string, limits: SlimLimits): string {
  const lower = html.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let slim = "";
  let tags = 0;
  for (let at = 0; at < html.length && slim.length < limits.characters; ) {
    const open = html.indexOf("<", at);
    slim += html.slice(at, open < 0 ? html.length : open);
    if (open < 0 || tags === limits.tags) break;
    const end = endOfLeftOut(lower, open);
    at = end ?? open + 1;
    if (end !== undefined) continue;
    tags += 1;
    // A sign that begins no tag is text, and thousands of them are slow to parse.
    slim += /[a-z/]/.test(lower[at] ?? "") ? "<" : " ";
  }
  return slim.slice(0, limits.characters);
}

/** Where that ends which begins at `open` and is left out; undefined when it stays. */
function endOfLeftOut(lower: string, open: number): number | undefined {
  if (lower.startsWith("<!--", open)) return after(lower, "-->", open + 4);
  if (lower.startsWith("<!doctype", open)) return after(lower, ">", open);
  tagName.lastIndex = open;
  const [, slash, name = ""] = tagName.exec(lower) ?? [];
  if (scaffold.has(name)) return after(lower, ">", open);
  if (slash !== "" || !unread.has(name)) return undefined;
  const close = after(lower, ">", open);
  return lower[close - 2] === "/" ? close : after(lower, ">", after(lower, `</${name}`, close));
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

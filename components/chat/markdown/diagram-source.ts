/** Longer sources stay sources: laying them out takes seconds, during which the page could not be used. */
const LONGEST = 8_000;
const MOST_LINES = 300;

const FRONT_MATTER = /^\s*---[ \t]*\n([\s\S]*?)\n---[ \t]*\n/;

/** What would make the drawing ask for something while it is laid out: pictures, style sheets, escapes that hide them. */
const LOADS = [
  /<\s*\/?\s*(?:img|image|svg|link|style|iframe|object|embed|video|audio|source|script|use|foreignobject|base|meta)\b/i,
  /@\{[^}]*\b(?:img|icon)\b/i,
  /\burl\s*\(|@import|image-set|-image\s*:|src\s*:/i,
  /^\s*(?:style|classDef|linkStyle)\b.*[\\@]/im,
];

/**
 * A source that may be drawn: without settings of its own, which could undo ours. Throws where it is too large or names
 * anything that is not in it.
 */
export function toDrawableSource(source: string): string {
  if (source.length > LONGEST || source.split("\n").length > MOST_LINES) throw new Error("The diagram is too large.");
  if (LOADS.some((pattern) => pattern.test(source))) throw new Error("The diagram names something outside of itself.");
  const front = FRONT_MATTER.exec(source);
  const title = /^title:[ \t]*(.+)$/m.exec(front?.[1] ?? "")?.[1]?.replace(/["'\\]/g, "");
  const body = front ? source.slice(front[0].length) : source;
  // With a blank in it a directive is a comment.
  const settled = body.replace(/%%(\s*)\{/g, "%% $1 (");
  return title ? `---\ntitle: "${title}"\n---\n${settled}` : settled;
}

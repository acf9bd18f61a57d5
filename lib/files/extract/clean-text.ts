/**
 * Characters that a reader does not see and a model does: tags, controls except tab and line feed, annotation marks and
 * byte order marks. They carry hidden orders (security.md row 25). Joiners stay, for words and emoji are made with them.
 */
const hidden = /(?![\n\t])[\p{Cc}\u{e0000}-\u{e007f}\ufff9-\ufffb\ufeff]/gu;

/** Foreign text without hidden characters; every line ends with `\n`. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\f\v\u0085\u2028\u2029]/g, "\n")
    .replace(hidden, "");
}

/** Foreign text on one line, with single spaces. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").trim();
}

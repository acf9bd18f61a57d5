/**
 * Characters that a reader does not see and a model does: tags, zero-width and bidi controls, variation selectors
 * (all "default ignorable"), annotation marks, and controls except tab and line feed. They carry hidden orders
 * (security.md row 25).
 */
const hidden = /(?![\n\t])[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]/gu;

/** Foreign text without hidden characters; line ends are `\n`, at most one empty line in a row. */
export function cleanText(text: string, longest: number): string {
  const visible = cut(text, longest * 4)
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n")
    .replace(hidden, "");
  const lines = visible.split("\n").map((line) => line.replace(/\s+/g, " ").trim());
  return cut(
    lines
      .join("\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
    longest,
  );
}

/** Foreign text on one line. */
export function cleanLine(text: string, longest: number): string {
  return cut(cleanText(text, longest).replace(/\s+/g, " "), longest);
}

/** The beginning of a text, without half of a character at its end. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const last = text.charCodeAt(longest - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? longest - 1 : longest);
}

/** Formulas carry what they were written as; everything else here is not part of the text. */
const FORMULA = "[data-source]";
const NOT_TEXT = "button, [aria-hidden=true], .select-none";
const PARAGRAPHS = new Set(["P", "H2", "H3", "H4", "H5", "H6", "PRE", "BLOCKQUOTE", "TABLE", "UL", "OL", "SECTION"]);
const LINES = new Set(["DIV", "LI", "TR", "BR"]);

/** Makes the copied piece a text again: the TeX in the place of formulas, no buttons, none of our classes. */
function toWritten(content: DocumentFragment): HTMLElement {
  for (const formula of content.querySelectorAll<HTMLElement>(FORMULA)) {
    const written = document.createElement(formula.dataset.formula === "own" ? "pre" : "span");
    written.textContent = formula.dataset.source ?? "";
    formula.replaceWith(written);
  }
  for (const other of content.querySelectorAll(NOT_TEXT)) other.remove();
  for (const element of content.querySelectorAll("*")) element.removeAttribute("class");
  const whole = document.createElement("div");
  whole.append(content);
  return whole;
}

/** The words with the lines they stand in, which only a layout would give otherwise. */
function toText(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? "").replace(/\s+/g, " ");
  if (node.nodeName === "PRE") return `\n\n${node.textContent}\n\n`;
  const inner = [...node.childNodes].map(toText).join("");
  if (PARAGRAPHS.has(node.nodeName)) return `\n\n${inner}\n\n`;
  if (LINES.has(node.nodeName)) return `\n${inner}\n`;
  return node.nodeName === "TD" || node.nodeName === "TH" ? `${inner.trim()}\t` : inner;
}

const toPlainText = (node: Node): string =>
  toText(node)
    .replace(/[ \t]+\n|\n +/g, "\n")
    .replace(/\n(?:\t*\n)+/g, (breaks) => (breaks.length > 2 ? "\n\n" : "\n"))
    .trim();

function onCopy(event: ClipboardEvent): void {
  const selection = document.getSelection();
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (!range || range.collapsed || !event.clipboardData) return;
  const { commonAncestorContainer: around } = range;
  const inside = (around instanceof Element ? around : around.parentElement)?.closest<HTMLElement>(FORMULA);
  const content = range.cloneContents();
  if (inside) event.clipboardData.setData("text/plain", inside.dataset.source ?? "");
  else if (content.querySelector(FORMULA)) {
    const written = toWritten(content);
    event.clipboardData.setData("text/plain", toPlainText(written));
    event.clipboardData.setData("text/html", written.innerHTML);
  } else return;
  event.preventDefault();
}

/** From now on a selection with formulas in it is copied with their TeX: what is drawn makes no sense as letters. */
export function copyFormulasAsTex(): void {
  document.addEventListener("copy", onCopy);
}

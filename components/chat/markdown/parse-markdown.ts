import type { ReactElement } from "react";
import ReactMarkdown, { type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { cjkStrong } from "./cjk-strong";
import { htmlAsText } from "./html-as-text";
import { parseCost } from "./parse-budget";
import { toSafeLink } from "./safe-link";

/** Everything an answer can be made of. Whatever else the parser yields is replaced by what it contains. */
export const ALLOWED_ELEMENTS = [
  ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"],
  ...["table", "thead", "tbody", "tr", "th", "td", "a", "img", "em", "strong", "del", "input"],
];

/** "~" alone stands for "about" far more often than for a strike-through. */
const OPTIONS: Options = {
  allowedElements: ALLOWED_ELEMENTS,
  unwrapDisallowed: true,
  remarkPlugins: [[remarkGfm, { singleTilde: false }], cjkStrong, htmlAsText],
  urlTransform: (target) => toSafeLink(target)?.href ?? "",
};

/** One block as React elements, or null when it is over the budget or the parser failed: show it as plain text then. */
export function parseMarkdown(text: string, components: Options["components"]): ReactElement | null {
  if (!Number.isFinite(parseCost(text))) return null;
  try {
    return ReactMarkdown({ ...OPTIONS, components, children: text });
  } catch {
    return null;
  }
}

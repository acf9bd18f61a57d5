import type { Root } from "hast";
import type { ReactElement } from "react";
import ReactMarkdown, { type Options } from "react-markdown";
import remarkGfm from "remark-gfm";
import { markCitations } from "@/components/chat/citations/mark-citations";
import { alerts } from "./alerts";
import { cjkStrong } from "./cjk-strong";
import { footnoteReferences } from "./footnote-references";
import { markFormulas } from "./formula-marks";
import { htmlAsText } from "./html-as-text";
import { parseCost } from "./parse-budget";
import { placeFormulas } from "./place-formulas";
import { toSafeImage } from "./safe-image";
import { toSafeLink } from "./safe-link";

/**
 * Everything an answer can be made of. Whatever else the parser yields is replaced by what it contains. "var" and
 * "div" are formulas in a line and on their own, "sup" refers to a footnote, "cite" names sources: no HTML of the
 * model's becomes an element.
 */
export const ALLOWED_ELEMENTS = [
  ...["p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br"],
  ...["table", "thead", "tbody", "tr", "th", "td", "a", "img", "em", "strong", "del", "input", "var", "div", "sup"],
  "cite",
];

/** "~" alone stands for "about" far more often than for a strike-through. */
const PLUGINS: Options["remarkPlugins"] = [
  [remarkGfm, { singleTilde: false }],
  cjkStrong,
  htmlAsText,
  alerts,
  footnoteReferences,
  markCitations,
];

const OPTIONS: Options = {
  allowedElements: ALLOWED_ELEMENTS,
  unwrapDisallowed: true,
  urlTransform: (target, key) => (key === "src" ? toSafeImage(target) : undefined) ?? toSafeLink(target)?.href ?? "",
};

/** One block as React elements, or null when it is over the budget or the parser failed: show it as plain text then. */
export function parseMarkdown(
  block: string,
  components: Options["components"],
  rehypePlugins: Options["rehypePlugins"] = [],
): ReactElement | null {
  if (!Number.isFinite(parseCost(block))) return null;
  const { text, formulas } = markFormulas(block, true);
  const remarkPlugins = [...(PLUGINS ?? []), [placeFormulas, formulas] satisfies [unknown, unknown]];
  try {
    return ReactMarkdown({ ...OPTIONS, remarkPlugins, rehypePlugins, components, children: text });
  } catch {
    return null;
  }
}

/** One block as a tree of HTML nodes, closed lists applied; null as above. */
export function parseToTree(block: string): Root | null {
  let tree: Root | null = null;
  const keep = () => (root: Root) => {
    tree = root;
  };
  return parseMarkdown(block, {}, [keep]) && tree;
}

import type { ElementContent, Root, RootContent } from "hast";
import { createElement, Fragment, type ReactNode } from "react";
import { showHiddenSigns } from "./hidden-signs";

type Highlighter = {
  registered(language: string): boolean;
  highlight(language: string, code: string): Root;
};

/** Characters beyond which code stays in one colour, so that colouring is no long task; while it grows, fewer. */
export const LONGEST_COLOURED = 20_000;
export const LONGEST_COLOURED_GROWING = 10_000;

/** Deeper nesting than any real program's is flattened, so that walking it cannot exhaust the stack. */
const DEEPEST = 40;

let loaded: Highlighter | null = null;

/** The highlighter if it is here already. */
export const currentHighlighter = (): Highlighter | null => loaded;

/** Fetches the highlighter once; after a failure the next call tries again. */
export async function loadHighlighter(): Promise<Highlighter> {
  loaded ??= (await import("./lowlight-common")).lowlight;
  return loaded;
}

/** The text under a node, however deep. */
function toText(node: RootContent): string {
  const waiting: RootContent[] = [node];
  let text = "";
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.type === "text") text += next.value;
    else if (next.type === "element") waiting.push(...next.children.toReversed());
  }
  return text;
}

function toNodes(children: readonly (RootContent | ElementContent)[], depth: number): ReactNode[] {
  return children.map((child, index) => {
    if (child.type === "text") return showHiddenSigns(child.value);
    if (child.type !== "element") return null;
    const names = child.properties.className;
    const className = Array.isArray(names) ? names.join(" ") : undefined;
    const inner = depth < DEEPEST ? toNodes(child.children, depth + 1) : [showHiddenSigns(toText(child))];
    // Keys are places: the tree is made anew whenever the code changes, and has no state.
    return createElement("span", { key: index, className }, ...inner);
  });
}

/** Cuts a tree at its line breaks; what spans several lines is in each of them. */
function cutLines(children: readonly (RootContent | ElementContent)[], depth: number): ElementContent[][] {
  const lines: ElementContent[][] = [[]];
  for (const child of children) {
    if (child.type !== "text" && child.type !== "element") continue;
    const parts: ElementContent[][] =
      child.type === "text" || depth >= DEEPEST
        ? toText(child)
            .split("\n")
            .map((value) => [{ type: "text", value }])
        : cutLines(child.children, depth + 1).map((inner) => [{ ...child, children: inner }]);
    parts.forEach((part, index) => {
      if (index === 0) lines.at(-1)?.push(...part);
      else lines.push(part);
    });
  }
  return lines;
}

function toTree(highlighter: Highlighter, language: string, code: string): Root | null {
  const name = language.toLowerCase();
  return highlighter.registered(name) ? highlighter.highlight(name, code) : null;
}

/** Code as coloured elements; null when the language is unknown or the code defeats the highlighter. */
export function highlight(highlighter: Highlighter, language: string, code: string): ReactNode[] | null {
  try {
    const tree = toTree(highlighter, language, code);
    return tree && toNodes(tree.children, 0);
  } catch {
    return null;
  }
}

/** The same, a list for each line, without their line breaks. */
export function highlightLines(highlighter: Highlighter, language: string, code: string): ReactNode[] | null {
  try {
    const tree = toTree(highlighter, language, code.replace(/\n$/, ""));
    return tree && cutLines(tree.children, 0).map((line) => createElement(Fragment, null, ...toNodes(line, 0)));
  } catch {
    return null;
  }
}

import type { ElementContent, Root, RootContent } from "hast";
import { createElement, type ReactNode } from "react";
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

/** Code as coloured elements; null when the language is unknown or the code defeats the highlighter. */
export function highlight(highlighter: Highlighter, language: string, code: string): ReactNode[] | null {
  const name = language.toLowerCase();
  if (!highlighter.registered(name)) return null;
  try {
    return toNodes(highlighter.highlight(name, code).children, 0);
  } catch {
    return null;
  }
}

import type { ReactNode } from "react";
import { toFormulaElements } from "./formula-elements";

/** A formula as elements; "source" where it has to be shown as it was written. */
export type Typeset = { elements: ReactNode } | "source";

/** Markup beyond this, in characters, would be thousands of elements. */
const LONGEST_MARKUP = 200_000;
const DEEPEST_BRACES = 40;

/** Typesetting that fits into one frame beside everything else, in milliseconds. */
const SLICE = 8;
const MOST_KEPT = 1_000;

const kept = new Map<string, Typeset>();
const waiting: (() => void)[] = [];
let toMarkup: ((tex: string, display: boolean) => string) | null = null;
let spent = 0;

const toKey = (tex: string, display: boolean) => `${display ? "d" : "i"}${tex}`;

function isTooDeep(tex: string): boolean {
  let depth = 0;
  for (const char of tex) {
    if (char === "{" && ++depth > DEEPEST_BRACES) return true;
    if (char === "}") depth--;
  }
  return false;
}

function make(tex: string, display: boolean): Typeset {
  if (!toMarkup || isTooDeep(tex)) return "source";
  try {
    const markup = toMarkup(tex, display);
    return markup.length > LONGEST_MARKUP ? "source" : { elements: toFormulaElements(markup) };
  } catch {
    return "source";
  }
}

function typeset(tex: string, display: boolean): Typeset {
  const key = toKey(tex, display);
  const known = kept.get(key);
  if (known) return known;
  const start = performance.now();
  const made = make(tex, display);
  if (spent === 0) setTimeout(endSlice);
  spent += Math.max(0.01, performance.now() - start);
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value ?? "");
  kept.set(key, made);
  return made;
}

/** A new task: those who wait go on, as many as the slice has room for. */
function endSlice(): void {
  spent = 0;
  while (waiting.length > 0 && spent < SLICE) waiting.shift()?.();
}

/** The formula if it is there already or can be made within this task's slice; else null, and `typesetSoon` makes it. */
export function typesetNow(tex: string, display: boolean): Typeset | null {
  const known = kept.get(toKey(tex, display));
  return known ?? (toMarkup && spent < SLICE ? typeset(tex, display) : null);
}

/** Fetches the typesetter if need be, waits for a task with room, and typesets. "source" when it cannot be fetched. */
export async function typesetSoon(tex: string, display: boolean): Promise<Typeset> {
  try {
    toMarkup ??= (await import("./load-katex")).toMarkup;
  } catch {
    return "source";
  }
  if (spent >= SLICE || waiting.length > 0) await new Promise<void>((resolve) => waiting.push(resolve));
  return typeset(tex, display);
}

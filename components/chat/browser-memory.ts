import type { AnswerWishes } from "./answer-wishes";

const prefix = "parley-draft:";

/** The unsent text of a conversation in this browser; empty where nothing can be kept. */
export function readDraft(key: string): string {
  return read(prefix + key) ?? "";
}

/** Keeps unsent text; empty text is forgotten. */
export function writeDraft(key: string, text: string): void {
  write(prefix + key, text);
}

const modelKey = "parley-model";

/** The model that was chosen last in this browser. */
export function readChosenModel(): string | undefined {
  return read(modelKey) ?? undefined;
}

export function writeChosenModel(qualifiedId: string): void {
  write(modelKey, qualifiedId);
}

const wishesKey = "parley-answers";

/** The thinking and search that were chosen last in this browser, unchecked. */
export function readAnswerWishes(): unknown {
  try {
    return JSON.parse(read(wishesKey) ?? "null");
  } catch {
    return undefined;
  }
}

export function writeAnswerWishes(wishes: AnswerWishes): void {
  write(wishesKey, JSON.stringify(wishes));
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    if (value === "") localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Storage can be full or forbidden; the page works without it.
  }
}

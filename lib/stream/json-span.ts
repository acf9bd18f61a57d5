/** Which value an answer is to begin with. */
export type JsonRoot = "object" | "array" | "any";

const openings: Record<JsonRoot, string> = { object: "{", array: "[", any: "{[" };

/**
 * Finds the one JSON object or array in a text that comes in pieces, and leaves out whatever a model says around it:
 * sentences, code fences. Every character is looked at once. A text without one is given whole at its end.
 */
export class JsonSpan {
  readonly #openings: string;
  #before = "";
  #state: "before" | "inside" | "after" = "before";
  #depth = 0;
  #isInString = false;
  #isEscaped = false;

  constructor(root: JsonRoot) {
    this.#openings = openings[root];
  }

  push(piece: string): string {
    if (this.#state === "after") return "";
    let at = 0;
    if (this.#state === "before") {
      at = firstOf(piece, this.#openings);
      if (at < 0) {
        this.#before += piece;
        return "";
      }
      this.#state = "inside";
      this.#before = "";
    }
    const end = this.#endOf(piece, at);
    if (end < 0) return piece.slice(at);
    this.#state = "after";
    return piece.slice(at, end);
  }

  /** What is left when the text ends: all of it where no JSON began. */
  flush(): string {
    const rest = this.#before;
    this.#before = "";
    return rest;
  }

  /** Index behind the bracket that closes the first one; −1 while it is open. */
  #endOf(piece: string, from: number): number {
    for (let at = from; at < piece.length; at += 1) {
      const letter = piece[at];
      if (this.#isEscaped) this.#isEscaped = false;
      else if (this.#isInString && letter === "\\") this.#isEscaped = true;
      else if (letter === '"') this.#isInString = !this.#isInString;
      else if (this.#isInString) continue;
      else if (letter === "{" || letter === "[") this.#depth += 1;
      else if (letter === "}" || letter === "]") {
        this.#depth -= 1;
        if (this.#depth === 0) return at + 1;
      }
    }
    return -1;
  }
}

function firstOf(text: string, letters: string): number {
  for (let at = 0; at < text.length; at += 1) if (letters.includes(text[at] ?? "")) return at;
  return -1;
}

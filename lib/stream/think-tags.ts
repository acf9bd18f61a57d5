const open = "<think>";
const close = "</think>";

/** A stretch of an answer, told apart. */
export type ThinkSpan = { type: "reasoning" | "text"; text: string };

/**
 * Tells a leading `<think>…</think>` from the answer after it, in text that arrives in pieces. Only the very start of
 * an answer can think; later tags are text. Where it `opensInThought` the opening tag may be missing, because the
 * model's template has written it. Nothing is lost: what `push` holds back, `flush` gives.
 */
export class ThinkTags {
  readonly #opensInThought: boolean;
  #state: "start" | "thinking" | "after" | "text" = "start";
  #held = "";
  #hasThought = false;

  constructor({ opensInThought = false } = {}) {
    this.#opensInThought = opensInThought;
  }

  push(piece: string): ThinkSpan[] {
    if (this.#state === "text") return piece === "" ? [] : [{ type: "text", text: piece }];
    this.#held += piece;
    const spans: ThinkSpan[] = [];
    if (this.#state === "start") this.#readStart(spans);
    if (this.#state === "thinking") this.#readThought(spans);
    if (this.#state === "after") this.#readGap(spans);
    return spans;
  }

  flush(): ThinkSpan[] {
    const text = this.#held;
    const isThought = this.#state === "thinking" || (this.#state === "start" && this.#opensInThought);
    this.#held = "";
    return text === "" || this.#state === "after" ? [] : [{ type: isThought ? "reasoning" : "text", text }];
  }

  #readStart(spans: ThinkSpan[]): void {
    const start = this.#held.trimStart();
    if (start.startsWith(open)) {
      this.#state = "thinking";
      this.#held = start.slice(open.length);
    } else if (!open.startsWith(start)) {
      if (this.#opensInThought) this.#state = "thinking";
      else this.#becomeText(spans, this.#held);
    }
  }

  /** White space and a possible beginning of the closing tag wait for what follows. */
  #readThought(spans: ThinkSpan[]): void {
    if (!this.#hasThought) this.#held = this.#held.trimStart();
    this.#hasThought = this.#held !== "";
    const end = this.#held.indexOf(close);
    if (end >= 0) {
      pushSpan(spans, "reasoning", this.#held.slice(0, end).trimEnd());
      this.#held = this.#held.slice(end + close.length);
      this.#state = "after";
      return;
    }
    const keep = safeLength(this.#held);
    pushSpan(spans, "reasoning", this.#held.slice(0, keep));
    this.#held = this.#held.slice(keep);
  }

  #readGap(spans: ThinkSpan[]): void {
    const text = this.#held.trimStart();
    this.#held = "";
    if (text !== "") this.#becomeText(spans, text);
  }

  #becomeText(spans: ThinkSpan[], text: string): void {
    this.#state = "text";
    this.#held = "";
    pushSpan(spans, "text", text);
  }
}

/** How much of an unfinished thought cannot be white space before the closing tag or a part of that tag. */
function safeLength(text: string): number {
  for (let size = Math.min(close.length - 1, text.length); size > 0; size -= 1) {
    if (close.startsWith(text.slice(-size))) return text.slice(0, -size).trimEnd().length;
  }
  return text.trimEnd().length;
}

function pushSpan(spans: ThinkSpan[], type: ThinkSpan["type"], text: string): void {
  if (text !== "") spans.push({ type, text });
}

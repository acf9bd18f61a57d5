/**
 * Takes what is new out of texts that each repeat everything before them, as MiniMax sends them; a text that does not
 * is new as a whole. https://platform.minimax.io/docs/guides/text-m2-function-call
 */
export class SaidSoFar {
  #text = "";

  takeNew(text: string): string {
    const isRepeat = text.startsWith(this.#text);
    const fresh = isRepeat ? text.slice(this.#text.length) : text;
    this.#text += fresh;
    return fresh;
  }
}

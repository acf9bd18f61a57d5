import type { Token } from "node-llama-cpp";
import type { TokenLogprob } from "@/lib/core/chunk";
import type { TokenBytes } from "./token-bytes";

type Written = { token: Token; logprob: TokenLogprob };

/** What stands for a probability of nothing, as with OpenAI. */
const least = -9999;

/** How probabilities are read: how many alternatives are wanted, and the temperature that shaped them. */
export type LogprobOptions = { top: number; temperature: number };

/**
 * Holds the log probabilities of written tokens until their text comes out: the engine keeps tokens back while they
 * could be the beginning of a stop text or a part of a character, and leaves some out.
 */
export class TokenLogprobs {
  readonly #bytes: TokenBytes;
  readonly #options: LogprobOptions;
  #held: Written[] = [];
  #isCut = false;

  constructor(bytes: TokenBytes, options: LogprobOptions) {
    this.#bytes = bytes;
    this.#options = options;
  }

  /** A token was written; `probabilities` are sorted, the most likely first, and undefined for a forced one. */
  written(token: Token, probabilities: ReadonlyMap<Token, number> | undefined): void {
    const toLogprob = logarithmOf(probabilities ?? new Map([[token, 1]]), this.#options.temperature);
    const entry = (one: Token, probability: number) => ({
      ...this.#spelled(this.#bytes.of(one)),
      logprob: toLogprob(probability),
    });
    const top = [];
    for (const [one, probability] of probabilities ?? []) {
      if (top.length >= this.#options.top || probability <= 0) break;
      top.push(entry(one, probability));
    }
    const chosen = entry(token, probabilities === undefined ? 1 : (probabilities.get(token) ?? 0));
    this.#held.push({ token, logprob: { ...chosen, top } });
  }

  /** The entries of `tokens`, which came out as `text`; what was left out before them is dropped. */
  take(tokens: readonly Token[], text: string): TokenLogprob[] {
    if (text === "") {
      for (const token of tokens) this.#find(token);
      return [];
    }
    const found = tokens.map((token) => this.#find(token));
    if (!this.#isCut && found.every((one) => one !== undefined)) return found.map(({ logprob }) => logprob);
    return [this.#beginning(text)];
  }

  #find(token: Token): Written | undefined {
    const at = this.#held.findIndex((one) => one.token === token);
    if (at < 0) return undefined;
    const found = this.#held[at];
    this.#held = this.#held.slice(at + 1);
    return found;
  }

  /** A stop text begins within a token: what is left of that is tokens anew. After the first of them the rest is certain. */
  #beginning(text: string): TokenLogprob {
    const [whole] = this.#isCut ? [] : this.#held;
    this.#isCut = true;
    const { logprob, top } = whole?.logprob ?? { logprob: 0, top: [] };
    return { ...this.#spelled(Buffer.from(text)), logprob, top };
  }

  #spelled(bytes: Uint8Array): { token: string; bytes: number[] } {
    return { token: Buffer.from(bytes).toString(), bytes: [...bytes] };
  }
}

/**
 * From a probability to its natural logarithm at temperature 1, as OpenAI gives it. The engine tells what it draws
 * from, which has the temperature in it (p ∝ e^(logit/T)) unless that is 0, and only what top_p and top_k let through.
 */
function logarithmOf(probabilities: ReadonlyMap<Token, number>, temperature: number): (probability: number) => number {
  const power = temperature > 0 ? temperature : 1;
  let sum = 0;
  for (const probability of probabilities.values()) {
    if (probability <= 0) break;
    sum += probability ** power;
  }
  const offset = Math.log(sum);
  return (probability) => {
    if (probability <= 0) return least;
    // No more than 0, whatever single precision made of it; adding 0 turns -0 into 0.
    return Math.max(least, Math.min(0, power * Math.log(probability) - offset)) + 0;
  };
}

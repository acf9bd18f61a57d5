import type { Chunk, TokenLogprob } from "@/lib/core/chunk";
import { ThinkTags } from "@/lib/stream/think-tags";
import type { Item } from "./items";

type Delta = Extract<Chunk, { type: "text-delta" | "reasoning-delta" | "refusal-delta" }>;

const choice = 0;
const gap = "\n\n";

/**
 * What the answer says and thinks, with a blank line between two messages and between two parts of a thought, which
 * would otherwise run into each other. Servers that do not tell thoughts apart have them in tags.
 */
export class Speech {
  readonly #tags: ThinkTags;
  #tellsThoughtsApart = false;
  #speaker?: Item;
  #thoughtPart?: string;

  constructor(opensInThought: boolean) {
    this.#tags = new ThinkTags({ opensInThought });
  }

  say(item: Item, text: string, logprobs: TokenLogprob[] = []): Delta[] {
    if (text === "" && logprobs.length === 0) return [];
    const isNext = this.#speaker !== undefined && this.#speaker !== item;
    this.#speaker = item;
    item.said += text;
    return [...(isNext ? this.#speak(gap, []) : []), ...this.#speak(text, logprobs)];
  }

  /** `part` names the piece of the thought within the whole answer. */
  think(part: string, text: string): Delta[] {
    if (text === "") return [];
    const isNext = this.#thoughtPart !== undefined && this.#thoughtPart !== part;
    this.#thoughtPart = part;
    const held = this.#tellsThoughtsApart ? [] : this.flush();
    this.#tellsThoughtsApart = true;
    return [...held, { type: "reasoning-delta", choice, text: isNext ? gap + text : text }];
  }

  refuse(item: Item, text: string): Delta[] {
    item.hasRefused = true;
    return text === "" ? [] : [{ type: "refusal-delta", choice, text }];
  }

  /** What was held back while it could still have become something else. */
  flush(): Delta[] {
    return this.#tags.flush().map(({ type, text }) => ({ type: `${type}-delta`, choice, text }));
  }

  #speak(text: string, logprobs: TokenLogprob[]): Delta[] {
    const spans = this.#tellsThoughtsApart ? [{ type: "text" as const, text }] : this.#tags.push(text);
    const deltas = spans.map(({ type, text }): Delta => ({ type: `${type}-delta`, choice, text }));
    if (logprobs.length === 0) return deltas;
    const spoken = deltas.find((delta) => delta.type === "text-delta");
    if (spoken) spoken.logprobs = logprobs;
    return spoken ? deltas : [...deltas, { type: "text-delta", choice, text: "", logprobs }];
  }
}

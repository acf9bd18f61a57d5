import type { Chunk } from "@/lib/core/chunk";

type TextDelta = Extract<Chunk, { type: "text-delta" }>;

/**
 * Ends each choice before the first of `stops` in its text, wherever the pieces were cut, for models that take no stop
 * texts. Once every one of `choices` has been cut or has finished by itself `release` is called, which lets go of the
 * model; its last word, the usage, is still passed on.
 */
export async function* cutAtStop(
  chunks: AsyncIterable<Chunk>,
  how: { stops: readonly string[]; choices: number; release: () => void },
): AsyncGenerator<Chunk, void> {
  const tails = new Map<number, Tail>();
  const ended = new Set<number>();
  for await (const chunk of chunks) {
    if (chunk.type === "end") {
      const isDone = chunk.reason === "stopped" && ended.size === how.choices;
      for (const tail of tails.values()) yield* tail.flush();
      yield isDone ? { type: "end", reason: "done" } : chunk;
    } else if ("choice" in chunk) {
      const tail = tails.get(chunk.choice) ?? new Tail(how.stops);
      tails.set(chunk.choice, tail);
      yield* tail.read(chunk);
      if (!tail.isCut && chunk.type !== "finish") continue;
      const isNews = !ended.has(chunk.choice);
      ended.add(chunk.choice);
      // A model whose every choice finished by itself ends by itself, too.
      if (isNews && ended.size === how.choices && tail.isCut) how.release();
    } else {
      yield chunk;
    }
  }
}

/** The end of one choice's text that could still become a stop text. */
class Tail {
  readonly #stops: readonly string[];
  #held: TextDelta | undefined;
  isCut = false;

  constructor(stops: readonly string[]) {
    this.#stops = stops;
  }

  read(chunk: Extract<Chunk, { choice: number }>): Chunk[] {
    if (this.isCut) return [];
    if (chunk.type !== "text-delta") return [...this.flush(), chunk];
    const text = (this.#held?.text ?? "") + chunk.text;
    const logprobs = [...(this.#held?.logprobs ?? []), ...(chunk.logprobs ?? [])];
    const delta: TextDelta = { ...chunk, text, ...(logprobs.length > 0 ? { logprobs } : {}) };
    const at = firstStop(text, this.#stops);
    if (at >= 0) {
      this.isCut = true;
      this.#held = undefined;
      const finish: Chunk = { type: "finish", choice: chunk.choice, reason: "stop" };
      return at === 0 ? [finish] : [upTo(delta, at), finish];
    }
    const safe = text.length - heldLength(text, this.#stops);
    this.#held = safe === text.length ? undefined : delta;
    if (safe === text.length) return [delta];
    // Tokens with their log probabilities stay whole: all wait until it is clear.
    if (safe === 0 || logprobs.length > 0) return [];
    this.#held = { ...delta, text: text.slice(safe) };
    return [{ ...delta, text: text.slice(0, safe) }];
  }

  flush(): Chunk[] {
    const held = this.#held;
    this.#held = undefined;
    return held && !this.isCut ? [held] : [];
  }
}

function upTo(delta: TextDelta, end: number): TextDelta {
  if (!delta.logprobs) return { ...delta, text: delta.text.slice(0, end) };
  let length = 0;
  const kept = delta.logprobs.filter((token) => {
    length += token.token.length;
    return length <= end;
  });
  return { ...delta, text: delta.text.slice(0, end), logprobs: kept };
}

function firstStop(text: string, stops: readonly string[]): number {
  const places = stops.map((stop) => text.indexOf(stop)).filter((at) => at >= 0);
  return places.length === 0 ? -1 : Math.min(...places);
}

/** Length of the longest end of `text` that begins a stop text. */
function heldLength(text: string, stops: readonly string[]): number {
  let most = 0;
  for (const stop of stops) {
    for (let size = Math.min(stop.length - 1, text.length); size > most; size -= 1) {
      if (stop.startsWith(text.slice(text.length - size))) most = size;
    }
  }
  return most;
}

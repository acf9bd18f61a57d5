import type { Chunk } from "@/lib/core/chunk";

const fence = /^\s*```[a-zA-Z]*\s*\n?/;
/** Long enough for a fence with a language and white space around it, in characters. */
const longestOpening = 64;
const closing = /\s*```\s*$/;

/**
 * Takes the code fence off an answer that was asked to be JSON, and fails an answer that is not, for models that have
 * no JSON mode of their own. An answer cut by its length may be broken off.
 */
export async function* onlyJson(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk, void> {
  const choices = new Map<number, JsonText>();
  for await (const chunk of chunks) {
    if (chunk.type === "text-delta") {
      const text = choices.get(chunk.choice) ?? new JsonText();
      choices.set(chunk.choice, text);
      yield* asDelta(chunk, text.push(chunk.text));
      continue;
    }
    if (chunk.type === "tool-call-delta") choices.delete(chunk.choice);
    if (chunk.type === "finish") {
      const text = choices.get(chunk.choice);
      if (text) yield* asDelta({ type: "text-delta", choice: chunk.choice, text: "" }, text.flush());
      if (text && chunk.reason !== "stop") choices.delete(chunk.choice);
    }
    const isDone = chunk.type === "end" && chunk.reason === "done";
    if (isDone && [...choices.values()].some((text) => !text.isJson)) {
      const error = { code: "upstream_error", message: "The model did not answer with valid JSON." } as const;
      yield { type: "end", reason: "failed", error };
    } else {
      yield chunk;
    }
  }
}

function asDelta(chunk: Extract<Chunk, { type: "text-delta" }>, text: string): Chunk[] {
  return text === "" && !chunk.logprobs ? [] : [{ ...chunk, text }];
}

/** The text of one choice on its way through: the opening fence is waited for, a possible closing one held back. */
class JsonText {
  #all = "";
  #held = "";
  #isOpen = false;

  get isJson(): boolean {
    try {
      JSON.parse(this.#all);
      return true;
    } catch {
      return false;
    }
  }

  push(piece: string): string {
    this.#held += piece;
    if (!this.#isOpen) {
      const start = this.#held.trimStart();
      const mayBeFence = start.startsWith("`") || "```".startsWith(start);
      if (mayBeFence && !start.includes("\n") && start.length < longestOpening) return "";
      this.#held = this.#held.replace(fence, "");
      this.#isOpen = true;
    }
    const tail = /\s*`{0,3}\s*$/.exec(this.#held)?.[0].length ?? 0;
    return this.#give(this.#held.length - tail);
  }

  flush(): string {
    if (!this.#isOpen) this.#held = this.#held.replace(fence, "");
    this.#held = this.#held.replace(closing, "").trimEnd();
    return this.#give(this.#held.length);
  }

  #give(length: number): string {
    const given = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    this.#all += given;
    return given;
  }
}

/** What a vendor is to answer, before it is put into the words of its protocol. */
export type Reply = {
  /** Pieces of the text, cut where they are to be cut. */
  text?: readonly string[];
  thought?: string;
  /** Names of functions that are called at once, without arguments. */
  calls?: readonly string[];
  /** Names a probability for its first token. */
  logprobs?: boolean;
  /** The answer is spoken. */
  audio?: boolean;
  /** The answer rests on the vendor's own search. */
  sources?: boolean;
};

/** How a vendor that speaks OpenAI's chat protocol differs in what it answers. */
export type Dialect = {
  /** Where the thought is; default `reasoning_content`. */
  thought?: "reasoning_content" | "reasoning" | "reasoning_details" | "parts" | "tags" | "none";
  /** How its own search is told; default: it has none. */
  sources?: SourcesSpelling;
};

export type SourcesSpelling =
  | "annotations"
  | "openrouter"
  | "citations"
  | "web_search"
  | "search_results"
  | "search_info"
  | "builtin_function"
  | "contract";

/** A question and what is to be answered to it; `round` counts the questions of one answer from 0. */
export type Asked = { reply: Reply; dialect: Dialect; body: Record<string, unknown>; round: number };

/** What every search of a vendor finds. */
export const found = [
  { url: "https://example.org/one", title: "One" },
  { url: "https://example.org/two", title: "Two" },
] as const;

/** Events with their names, or data lines alone. */
export function toSse(events: readonly object[], isNamed = false): string {
  return events
    .map((event) => {
      const name = isNamed && "type" in event ? `event: ${event.type}\n` : "";
      return `${name}data: ${JSON.stringify(event)}\n\n`;
    })
    .join("");
}

/** The first token of a text with its probability, in OpenAI's words. */
export function tokenOf(text: string) {
  return { token: text, logprob: -0.5, bytes: [...Buffer.from(text)], top_logprobs: [] };
}

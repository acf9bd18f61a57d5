/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/** The encoder takes quadratic time on a run without spaces, so no piece is longer than this, in characters. */
const longestPiece = 512;
/** From here on a text's tokens are reckoned from its beginning, in characters. */
const longestCounted = 1_000_000;

let loading: Promise<CountTokens> | undefined;

/**
 * OpenAI's `o200k_base` tokenizer, near enough for every vendor where an upstream does not count. Loaded when first
 * needed, because it takes 75 MB.
 */
export function loadTokenizer(): Promise<CountTokens> {
  loading ??= import("gpt-tokenizer/encoding/o200k_base").then(({ countTokens }) => (text) => {
    const counted = text.slice(0, longestCounted);
    let tokens = 0;
    for (const piece of piecesOf(counted)) tokens += countTokens(piece, { allowedSpecial: "all" });
    return Math.ceil((tokens * text.length) / Math.max(1, counted.length));
  });
  return loading;
}

/** Pieces that are cut before white space where there is some. */
function* piecesOf(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + longestPiece);
    if (end < text.length) {
      const space = text.lastIndexOf(" ", end);
      if (space > at) end = space;
    }
    yield text.slice(at, end);
    at = end;
  }
}

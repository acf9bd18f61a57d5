/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/** The encoder takes quadratic time on a run without spaces, so no piece is longer than this, in characters. */
const longestPiece = 512;
/** From here on a text's tokens are reckoned from its beginning, in characters. */
const longestCounted = 1_000_000;

let loading: Promise<CountTokens> | undefined;
let isLoaded = false;

/** Whether counting can begin at once. */
export function isTokenizerLoaded(): boolean {
  return isLoaded;
}

/**
 * A count for when there is no time to load the tokenizer: four characters a token, one for each ideograph, kana or
 * Hangul, which is what common tokenizers come to on average.
 */
export const countRoughly: CountTokens = (text) => {
  const dense = text.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/g)?.length ?? 0;
  return Math.ceil((text.length - dense) / 4 + dense);
};

/**
 * OpenAI's `o200k_base` tokenizer, near enough for every vendor where an upstream does not count. Loaded when first
 * needed, because it takes 75 MB.
 */
export function loadTokenizer(): Promise<CountTokens> {
  loading ??= import("gpt-tokenizer/encoding/o200k_base").then(({ countTokens }) => {
    isLoaded = true;
    return toCounter(countTokens);
  });
  return loading;
}

function toCounter(countTokens: (text: string, options: { allowedSpecial: "all" }) => number): CountTokens {
  return (text) => {
    const counted = text.slice(0, longestCounted);
    let tokens = 0;
    for (const piece of piecesOf(counted)) tokens += countTokens(piece, { allowedSpecial: "all" });
    return Math.ceil((tokens * text.length) / Math.max(1, counted.length));
  };
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

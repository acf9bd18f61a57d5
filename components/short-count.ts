const thousand = 1_000;
const million = 1_000_000;

/** A number of tokens as people say it: 128K, 1M. */
export function shortCount(tokens: number): string {
  if (tokens >= million) return `${Math.round((tokens / million) * 10) / 10}M`;
  return tokens >= thousand ? `${Math.round(tokens / thousand)}K` : String(tokens);
}

import type { Usage } from "./chunk";
import type { Prices } from "./model";

const million = 1_000_000;

/**
 * What an answer cost, in the currency of `prices`; undefined where the price of its tokens is unknown. Tokens read
 * from a cache cost their own price where one is known.
 */
export function costOf(usage: Usage, prices: Prices): number | undefined {
  if (prices.input === undefined || prices.output === undefined) return undefined;
  const { cached, audio } = usage.prompt;
  const fresh = Math.max(0, usage.promptTokens - cached - audio);
  const spoken = usage.completion.audio;
  const tokens =
    fresh * prices.input +
    cached * (prices.cacheRead ?? prices.input) +
    audio * (prices.audioInput ?? prices.input) +
    Math.max(0, usage.completionTokens - spoken) * prices.output +
    spoken * (prices.audioOutput ?? prices.output);
  return tokens / million + usage.billedUnits * (prices.search ?? 0);
}

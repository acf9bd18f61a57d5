import type { Prices } from "@/lib/core/model";
import { field, textField } from "@/lib/net/wire-json";

const tokensPerUnit = 1_000_000;

/** OpenRouter's names, as texts in dollars a token. */
const tokenPrices = [
  ["prompt", "input"],
  ["completion", "output"],
  ["input_cache_read", "cacheRead"],
  ["input_cache_write", "cacheWrite"],
  ["audio", "audioInput"],
] as const;

/** Names of GeekAI's price object, as numbers a million tokens in the currency it names. */
const millionPrices = [
  ["input", "input"],
  ["output", "output"],
  ["cache_read", "cacheRead"],
  ["cache_write", "cacheWrite"],
  ["audio_input", "audioInput"],
  ["audio_output", "audioOutput"],
] as const;

/** The prices an upstream lists; undefined where it lists none, or none whose currency is known. */
export function toListedPrices(wire: unknown): Prices | undefined {
  return toTokenPrices(field(wire, "pricing")) ?? toMillionPrices(field(wire, "price") ?? field(wire, "pricing"));
}

function toTokenPrices(pricing: unknown): Prices | undefined {
  if (textField(pricing, "prompt") === undefined) return undefined;
  const prices: Prices = { currency: "USD" };
  for (const [name, ours] of tokenPrices) {
    const price = toPrice(textField(pricing, name));
    if (price !== undefined) prices[ours] = rounded(price * tokensPerUnit);
  }
  const search = toPrice(textField(pricing, "web_search"));
  if (search) prices.search = search;
  // Routers of models have −1: it depends on what they choose.
  return prices.input === undefined ? undefined : prices;
}

function toMillionPrices(price: unknown): Prices | undefined {
  const currency = textField(price, "currency");
  if (currency !== "USD" && currency !== "CNY") return undefined;
  const prices: Prices = { currency };
  for (const [name, ours] of millionPrices) {
    const found = toPrice(field(price, name));
    if (found !== undefined) prices[ours] = found;
  }
  const search = toPrice(field(price, "web_search", "price"));
  if (search !== undefined) prices.search = search;
  return Object.keys(prices).length > 1 ? prices : undefined;
}

function toPrice(value: unknown): number | undefined {
  const price = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof price === "number" && Number.isFinite(price) && price >= 0 ? price : undefined;
}

/** Takes off what binary fractions add: 0.0000025 × 10⁶ is 2.5. */
function rounded(price: number): number {
  return Number(price.toFixed(6));
}

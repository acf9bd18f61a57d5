import type { CapabilityWord } from "@/lib/core/capability-words";
import type { ModelCard, Prices } from "@/lib/core/model";
import { isCalled, searchWords } from "./search-words";

/** What a model must be like to be shown; an empty value asks for nothing. */
export type ModelFilter = {
  text: string;
  provider: string;
  words: readonly CapabilityWord[];
  /** Least context, in tokens; 0: any. */
  context: number;
  price: "any" | (typeof priceSteps)[number];
};

/** The least contexts and highest prices to choose from. */
export const contextSteps = [32_000, 128_000, 200_000, 1_000_000];
export const priceSteps = ["free", "low", "middle"] as const;

export const noFilter: ModelFilter = { text: "", provider: "", words: [], context: 0, price: "any" };

/** Most per million input tokens; where the currency is the yuan, about seven times as much. */
const bounds = { free: 0, low: 1, middle: 5 };
const yuanPerDollar = 7;

/** The models that meet a filter, in the order they came. */
export function filterModels(models: readonly ModelCard[], filter: ModelFilter): ModelCard[] {
  const wanted = searchWords(filter.text);
  return models.filter(
    (model) =>
      isCalled(wanted, model) &&
      (filter.provider === "" || model.provider === filter.provider) &&
      filter.words.every((word) => model.words.includes(word)) &&
      (filter.context === 0 || (model.contextLength ?? 0) >= filter.context) &&
      isWithin(model, filter.price),
  );
}

/** What runs on the reader's own machine costs nothing; an unknown price is not a low one. */
function isWithin({ provider, prices }: ModelCard, price: ModelFilter["price"]): boolean {
  if (price === "any" || provider === "embedded") return true;
  const input = inDollars(prices);
  return input !== undefined && input <= bounds[price];
}

function inDollars(prices: Prices | undefined): number | undefined {
  if (prices?.input === undefined) return undefined;
  return prices.currency === "CNY" ? prices.input / yuanPerDollar : prices.input;
}

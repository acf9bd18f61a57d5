import type { CapabilityWord } from "@/lib/core/capability-words";
import type { ModelCard, Prices } from "@/lib/core/model";

/** What a model must be like to be shown; an empty value asks for nothing. */
export type ModelFilter = {
  text: string;
  provider: string;
  words: readonly CapabilityWord[];
  /** Least context, in tokens; 0: any. */
  context: number;
  price: "any" | "free" | "low" | "middle";
};

export const noFilter: ModelFilter = { text: "", provider: "", words: [], context: 0, price: "any" };

/** Most per million input tokens; where the currency is the yuan, about seven times as much. */
const bounds = { free: 0, low: 1, middle: 5 };
const yuanPerDollar = 7;

/** The models that meet a filter, in the order they came. */
export function filterModels(models: readonly ModelCard[], filter: ModelFilter): ModelCard[] {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return models.filter((model) => {
    const text = `${model.qualifiedId} ${model.title ?? ""} ${model.providerName}`.toLowerCase();
    return (
      wanted.every((word) => text.includes(word)) &&
      (filter.provider === "" || model.provider === filter.provider) &&
      filter.words.every((word) => model.words.includes(word)) &&
      (filter.context === 0 || (model.contextLength ?? 0) >= filter.context) &&
      isWithin(model, filter.price)
    );
  });
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

import { capabilityWords } from "@/lib/core/capability-words";
import { contextSteps, type ModelFilter, priceSteps } from "./filter-models";

/** The filter that an address asks for; what it cannot mean is left out. */
export function readFilter(address: URLSearchParams): ModelFilter {
  const wanted = address.get("can")?.split(" ") ?? [];
  return {
    text: address.get("q") ?? "",
    provider: address.get("provider") ?? "",
    words: capabilityWords.filter((word) => wanted.includes(word)),
    context: contextSteps.find((tokens) => String(tokens) === address.get("context")) ?? 0,
    price: priceSteps.find((price) => price === address.get("price")) ?? "any",
  };
}

/** The part of an address that asks for a filter; empty where everything is shown. */
export function writeFilter({ text, provider, words, context, price }: ModelFilter): string {
  const address = new URLSearchParams();
  if (text.trim() !== "") address.set("q", text);
  if (provider !== "") address.set("provider", provider);
  if (words.length > 0) address.set("can", words.join(" "));
  if (context > 0) address.set("context", String(context));
  if (price !== "any") address.set("price", price);
  return address.size > 0 ? `?${address}` : "";
}

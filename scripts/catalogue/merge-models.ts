import type { KnownModel } from "@/lib/providers/catalogue/known-model";

/** Models by our provider id and the vendor's own name. */
export type ModelsByProvider = Record<string, Record<string, KnownModel>>;

/** Puts sources together, the least trusted first: a later one wins where it knows something, and media add up. */
export function mergeModels(sources: readonly ModelsByProvider[][]): ModelsByProvider {
  const merged: ModelsByProvider = {};
  for (const [provider, models] of sources.flat().flatMap((source) => Object.entries(source))) {
    merged[provider] ??= {};
    for (const [id, model] of Object.entries(models)) {
      merged[provider][id] = mergeModel(merged[provider][id], model);
    }
  }
  return merged;
}

/** Only a bound on the answer can be known to be absent, and then an older one is wrong. */
function mergeModel(first: KnownModel | undefined, second: KnownModel): KnownModel {
  const known = Object.entries(second).filter(([key, value]) => value !== undefined || key === "output");
  const input = [...new Set([...(first?.input ?? []), ...(second.input ?? [])])];
  return { ...first, ...Object.fromEntries(known), input };
}

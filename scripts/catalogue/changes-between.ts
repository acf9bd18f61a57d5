import type { KnownModel } from "@/lib/providers/catalogue/known-model";
import type { ModelsByProvider } from "./merge-models";

/** What is new, gone and different, one line a model. */
export function changesBetween(before: ModelsByProvider, after: ModelsByProvider): string[] {
  const providers = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return providers.flatMap((provider) => {
    const [old, now] = [before[provider] ?? {}, after[provider] ?? {}];
    const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort();
    return names.flatMap((name) => {
      const id = `${provider}/${name}`;
      const [was, is] = [old[name], now[name]];
      if (!was) return [`+ ${id}`];
      if (!is) return [`- ${id}`];
      const differences = differencesOf(was, is);
      return differences.length > 0 ? [`~ ${id}: ${differences.join(", ")}`] : [];
    });
  });
}

function differencesOf(was: KnownModel, is: KnownModel): string[] {
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof KnownModel)[];
  return keys.flatMap((key) => {
    const [old, now] = [toWord(was[key]), toWord(is[key])];
    return old === now ? [] : [`${key} ${old} → ${now}`];
  });
}

/** An empty list is not written into the file, so it must not count as a change either. */
function toWord(value: unknown): string {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? "none" : JSON.stringify(value);
}

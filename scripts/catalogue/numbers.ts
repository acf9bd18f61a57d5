import type { KnownModel } from "@/lib/providers/catalogue/known-model";

/** From this part of the context on, a bound on the answer is no bound of its own but the context, or nine tenths of it. */
const asGoodAsContext = 0.89;

/** The most tokens an answer can have, unless the context is the only bound. */
export function toOutput(output: number | undefined, context: number | undefined): number | undefined {
  if (!output || (context && output >= context * asGoodAsContext)) return undefined;
  return output;
}

type Cost = { input?: number; output?: number; cacheRead?: number; cacheWrite?: number };

/** Prices in dollars per million tokens. Where nothing costs anything it is a gift only if the source says so. */
export function toPrices(cost: Cost | undefined, mayBeFree: boolean): KnownModel["prices"] {
  if (!cost || cost.input === undefined || cost.output === undefined) return undefined;
  if (cost.input === 0 && cost.output === 0 && !mayBeFree) return undefined;
  return {
    input: cost.input,
    output: cost.output,
    ...(cost.cacheRead ? { cacheRead: cost.cacheRead } : {}),
    ...(cost.cacheWrite ? { cacheWrite: cost.cacheWrite } : {}),
  };
}

import type { Quirks, Upstream } from "@/lib/providers/provider";
import { modelQuirks } from "./model-quirks";

/** How a request for `model` is spelled at `upstream`: the vendor's way, with what is special to the model over it. */
export function quirksOf(upstream: Upstream, model: string): Quirks {
  const own = modelQuirks.filter((row) => row.provider === upstream.id && row.model.test(model));
  return Object.assign({}, upstream.quirks, ...own.map((row) => row.quirks));
}

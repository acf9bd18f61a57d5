import type { Capabilities } from "@/lib/core/model";
import type { Upstream } from "@/lib/providers/provider";
import { capabilitiesOf } from "./capabilities-of";
import { protocolOf } from "./protocol-of";

/**
 * What a model can do whichever of its upstream's protocols a question goes by: what it can by the usual one, with the
 * search and the thinking of those that are there for them.
 */
export function entryCapabilities(upstream: Upstream, model: string, listed?: Partial<Capabilities>): Capabilities {
  const usual = capabilitiesOf(upstream, protocolOf(upstream, model), model, listed);
  const search = upstream.searchProtocol && capabilitiesOf(upstream, upstream.searchProtocol, model, listed).search;
  const thinking =
    upstream.thinkingProtocol && capabilitiesOf(upstream, upstream.thinkingProtocol, model, listed).thinking;
  return { ...usual, search: search || usual.search, thinking: usual.thinking ?? (thinking || undefined) };
}

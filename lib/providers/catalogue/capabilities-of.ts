import type { Capabilities } from "@/lib/core/model";
import type { ProtocolId, Upstream } from "@/lib/providers/provider";
import { cautiousCapabilities } from "./cautious-capabilities";

/** What a model can do when it is asked by `protocol`; `listed` is what the upstream itself says of it. */
export function capabilitiesOf(
  _upstream: Upstream,
  _protocol: ProtocolId,
  _model: string,
  listed: Partial<Capabilities> = {},
): Capabilities {
  return { ...cautiousCapabilities, ...listed };
}

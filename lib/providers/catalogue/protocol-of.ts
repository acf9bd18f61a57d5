import type { ProviderId } from "@/env";
import type { ProtocolId, Upstream } from "@/lib/providers/provider";

/** Models that are not to be had by their vendor's usual protocol. */
const elsewhere: readonly { provider: ProviderId; model: RegExp; protocol: ProtocolId }[] = [
  // platform.openai.com/docs/models: "Responses" is the only text endpoint of these.
  {
    provider: "openai",
    model: /^(o\d|gpt-[\d.]+)-pro|-deep-research|codex|^computer-use/,
    protocol: "openai-responses",
  },
];

/** The protocol by which a model is usually asked. */
export function protocolOf(upstream: Upstream, model: string): ProtocolId {
  const row = elsewhere.find((one) => one.provider === upstream.id && one.model.test(model));
  return row?.protocol ?? upstream.protocol;
}

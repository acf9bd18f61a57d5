import type { LlamaServer } from "@/e2e/support/llama-server";
import type { Capabilities } from "@/lib/core/model";
import type { ProtocolId, Upstream } from "@/lib/providers/provider";
import { vendors } from "@/lib/providers/vendors";

/** What llama-server makes of one protocol. */
export type LlamaEndpoint = {
  protocol: ProtocolId;
  /** What it can do there, where that is not what one would think of any model. */
  listed: Partial<Capabilities>;
  /** Says of an answer that was cut at its bound that it was. */
  tellsCut: boolean;
};

/** The protocols it speaks beside its own. */
export const llamaEndpoints: LlamaEndpoint[] = [
  {
    protocol: "openai-chat",
    listed: { thinking: { kind: "template", canDisable: true, byDefault: true, efforts: [] } },
    tellsCut: true,
  },
  {
    protocol: "openai-responses",
    listed: {
      thinking: { kind: "responses", canDisable: true, byDefault: true, efforts: ["low", "medium", "high"] },
      // It takes a format and does not heed it.
      json: { object: false, schema: false },
    },
    // Every answer is "completed".
    tellsCut: false,
  },
  {
    protocol: "anthropic-messages",
    // It takes `thinking` and does not heed it.
    listed: { thinking: { kind: "claude-adaptive", canDisable: false, byDefault: true, efforts: [] } },
    tellsCut: true,
  },
];

/** A server as an upstream that is spoken to by one of them. */
export function upstreamOf({ baseUrl, apiKey }: LlamaServer, protocol: ProtocolId): Upstream {
  const { name, quirks } = vendors.llamacpp;
  return { id: "llamacpp", name, protocol, baseUrl, apiKey, quirks };
}

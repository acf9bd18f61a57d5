import type { ProviderId } from "@/env";
import type { Row } from "@/lib/providers/catalogue/layer";
import type { ProtocolId } from "@/lib/providers/provider";

const both = { url: true, bytes: true };
const bytes = { url: false, bytes: true };

/** Servers that people run themselves: gateway.md 3.3 (table C) and 3.5. Of `custom` nothing is known. */
export const rowsOfOwnServers = {
  ollama: {
    "openai-chat": {
      capabilities: { toolChoice: { none: false, required: false, named: false }, parallelToolCalls: false },
      spelling: {
        media: { image: bytes, audio: bytes },
        thinking: { kind: "effort", canDisable: true, byDefault: true, efforts: ["low", "medium", "high"] },
      },
    },
  },
  vllm: {
    "openai-chat": {
      capabilities: { topK: true, maxN: 128 },
      spelling: {
        media: { image: both, audio: bytes, video: both },
        thinking: {
          kind: "template",
          canDisable: true,
          byDefault: true,
          efforts: [],
          budget: { min: 1, max: 131_072 },
        },
      },
    },
  },
  llamacpp: {
    "openai-chat": {
      // An object that names a tool acts as `auto`.
      capabilities: { topK: true, maxN: 128, toolChoice: { named: false } },
      spelling: {
        media: { image: both, audio: bytes, video: both },
        thinking: { kind: "template", canDisable: true, byDefault: true, efforts: [] },
      },
    },
  },
  custom: {},
} satisfies Partial<Record<ProviderId, Partial<Record<ProtocolId, Row>>>>;

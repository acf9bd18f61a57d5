import type { ProviderId } from "@/env";
import type { Effort } from "@/lib/core/chat-request";
import type { Row } from "@/lib/providers/catalogue/layer";
import { autoOnly, bytes } from "@/lib/providers/catalogue/shorthand";
import type { ProtocolId } from "@/lib/providers/provider";

const everyEffort: readonly Effort[] = ["minimal", "low", "medium", "high", "xhigh", "max"];

/**
 * Servers that people run themselves: gateway.md 3.3 (table C) and 3.5. Of `custom` nothing is known. They stand in the
 * administrator's own network, so none of them is sent an address to fetch: Parley fetches, public addresses only.
 */
export const rowsOfOwnServers = {
  ollama: {
    "openai-chat": {
      capabilities: { toolChoice: autoOnly, parallelToolCalls: false },
      spelling: {
        media: { image: bytes, audio: bytes },
        thinking: {
          kind: "effort",
          canDisable: true,
          byDefault: true,
          efforts: ["low", "medium", "high"],
          ignoresBudget: true,
        },
      },
    },
  },
  vllm: {
    "openai-chat": {
      capabilities: { topK: true, maxN: 128 },
      spelling: {
        media: { image: bytes, audio: bytes, video: bytes },
        thinking: {
          kind: "template",
          canDisable: true,
          byDefault: true,
          efforts: everyEffort,
          budget: { min: 1, max: 131_072 },
        },
      },
    },
  },
  llamacpp: {
    "openai-chat": {
      // An object that names a tool acts as `auto`. It refuses more answers than it has slots, which are four unless
      // it was told otherwise (`--parallel`).
      capabilities: { topK: true, maxN: 4, toolChoice: { named: false } },
      spelling: {
        media: { image: bytes, audio: bytes, video: bytes },
        // The degree is a variable of the template; a bound is set where the server is started.
        thinking: {
          kind: "template",
          canDisable: true,
          byDefault: true,
          efforts: everyEffort,
          ignoresBudget: true,
        },
      },
    },
  },
  custom: { "openai-chat": { capabilities: {}, spelling: { media: { image: bytes } } } },
} satisfies Partial<Record<ProviderId, Partial<Record<ProtocolId, Row>>>>;

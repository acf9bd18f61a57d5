import type { ProviderId } from "@/env";
import type { Row } from "@/lib/providers/catalogue/layer";
import { both, bytes, noLogprobs, noPenalties } from "@/lib/providers/catalogue/shorthand";
import type { ProtocolId } from "@/lib/providers/provider";

/** Vendors outside China: gateway.md 3.1 (table A), 3.3 (table C: xAI, Mistral) and 3.5. */
export const rowsAbroad = {
  openai: {
    "openai-chat": {
      capabilities: { maxN: 128, input: { file: true } },
      spelling: {
        media: { image: both, audio: bytes, file: bytes },
        thinking: { kind: "effort", canDisable: false, byDefault: true, efforts: ["low", "medium", "high"] },
        search: { kind: "web_search_options", always: true, withTools: false },
      },
    },
    "openai-responses": { capabilities: { search: {} }, spelling: {} },
  },
  anthropic: {
    // A bound on the answer is required, so one must be known for every model; newer ones take more than this.
    "anthropic-messages": {
      capabilities: { contextLength: 200_000, maxOutput: 64_000, thinking: {}, search: {} },
      spelling: {},
    },
  },
  google: { gemini: { capabilities: { thinking: {}, search: {} }, spelling: {} } },
  xai: {
    "openai-chat": {
      capabilities: { maxN: 128, maxTopLogprobs: 8 },
      spelling: {
        thinking: { kind: "effort", canDisable: false, byDefault: true, efforts: ["low", "high"] },
      },
    },
    // Searches were taken out of chat completions (410 Gone).
    "openai-responses": {
      capabilities: { maxTopLogprobs: 8, input: { file: false }, search: {} },
      spelling: { thinking: { kind: "responses", canDisable: false, byDefault: true, efforts: ["low", "high"] } },
    },
  },
  mistral: {
    "openai-chat": {
      capabilities: { ...noLogprobs, temperature: { max: 1.5 }, maxN: 128, input: { file: true } },
      spelling: {
        media: { image: both, audio: bytes, file: both },
        thinking: { kind: "effort", canDisable: true, byDefault: false, efforts: ["high"], ignoresBudget: true },
      },
    },
  },
  perplexity: {
    "openai-chat": {
      capabilities: {
        ...noLogprobs,
        // 0 ≤ t < 2.
        temperature: { max: 2, exclusiveMax: true },
        json: { object: false, objectAsSchema: true },
        tools: false,
        toolChoice: { none: false, required: false, named: false },
        parallelToolCalls: false,
        exclusivePenalties: true,
        seed: false,
        maxStop: 0,
        input: { file: true },
        search: {},
      },
      spelling: {
        media: { image: both, file: both },
        thinking: {
          kind: "effort",
          canDisable: false,
          byDefault: true,
          efforts: ["minimal", "low", "medium", "high"],
          ignoresBudget: true,
        },
        search: { kind: "perplexity", always: true, withTools: false },
      },
    },
  },
  openrouter: {
    "openai-chat": {
      capabilities: { topK: true, search: {}, input: { file: true } },
      spelling: {
        media: { image: both, audio: bytes, video: both, file: both },
        thinking: {
          kind: "openrouter",
          canDisable: true,
          byDefault: false,
          efforts: ["minimal", "low", "medium", "high"],
          // https://openrouter.ai/docs/use-cases/reasoning-tokens: 1,024 to 128,000 where a model takes a budget.
          budget: { min: 1_024, max: 128_000 },
        },
        search: { kind: "openrouter-tool", withTools: true },
      },
    },
  },
  groq: {
    // https://console.groq.com/docs/openai: no logprobs, one answer, penalties have no effect.
    "openai-chat": {
      capabilities: { ...noLogprobs, ...noPenalties, maxN: 1 },
      spelling: {
        thinking: { kind: "effort", canDisable: false, byDefault: true, efforts: ["low", "medium", "high"] },
      },
    },
  },
} satisfies Partial<Record<ProviderId, Partial<Record<ProtocolId, Row>>>>;

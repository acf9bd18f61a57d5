import type { ProviderId } from "@/env";
import type { Row } from "@/lib/providers/catalogue/layer";
import { autoOnly, both, bytes, noLogprobs, noPenalties, textOnly } from "@/lib/providers/catalogue/shorthand";
import type { ProtocolId } from "@/lib/providers/provider";

const address = { url: true, bytes: false };

/** Qwen, the same by both of DashScope's protocols. Alternatives to a token: 0 to 5, on some models. */
const qwen = {
  // Which of the native services answers depends on whether the model sees, so only known names do.
  input: textOnly,
  // 0 ≤ t < 2.
  temperature: { max: 2, exclusiveMax: true },
  topK: true,
  frequencyPenalty: false,
  ...noLogprobs,
  json: { schema: false },
  toolChoice: { none: false, named: false },
  maxN: 4,
  search: {},
};
const qwenThinking = {
  kind: "flag",
  canDisable: true,
  byDefault: false,
  efforts: [],
  budget: { min: 1, max: 38_912 },
} as const;

/** Vendors in China whose API is nearly OpenAI's: gateway.md 3.2 (table B) and 3.5. */
export const rowsChina = {
  deepseek: {
    "openai-chat": {
      capabilities: {
        input: textOnly,
        // https://api-docs.deepseek.com/quick_start/parameter_settings: 1.3 for general conversation.
        temperature: { default: 1.3 },
        json: { schema: false },
        parallelToolCalls: false,
        seed: false,
        maxStop: 16,
        ignoredWhileThinking: ["temperature", "topP", "penalties", "logprobs"],
        thinking: {},
      },
      spelling: {
        // https://api-docs.deepseek.com/guides/thinking_mode: on unless it is switched off.
        thinking: { kind: "type", canDisable: true, byDefault: true, efforts: ["low", "high", "max"] },
      },
    },
  },
  zhipu: {
    "openai-chat": {
      capabilities: {
        ...noPenalties,
        ...noLogprobs,
        input: textOnly,
        temperature: { max: 1 },
        json: { schema: false },
        toolChoice: autoOnly,
        parallelToolCalls: false,
        search: {},
      },
      spelling: {
        media: { image: both, audio: bytes, video: both, file: address },
        thinking: { kind: "type", canDisable: true, byDefault: true, efforts: [] },
        search: { kind: "glm-tool", withTools: true },
      },
    },
  },
  dashscope: {
    "openai-chat": {
      capabilities: qwen,
      spelling: {
        media: { image: both, audio: both, video: both },
        thinking: qwenThinking,
        search: { kind: "qwen-options", withTools: false },
      },
    },
    dashscope: { capabilities: qwen, spelling: { thinking: qwenThinking } },
  },
  moonshot: {
    "openai-chat": {
      capabilities: {
        ...noLogprobs,
        input: textOnly,
        temperature: { max: 1 },
        json: { schema: false },
        toolChoice: { required: false, named: false },
        parallelToolCalls: false,
        seed: false,
        // https://platform.kimi.com/docs/api/chat: at most 5 answers.
        maxN: 5,
        oneAtZero: true,
        search: {},
      },
      spelling: {
        media: { image: bytes, video: bytes },
        thinking: { kind: "type", canDisable: true, byDefault: true, efforts: [] },
        search: { kind: "kimi-builtin", withTools: false, excludesThinking: true },
      },
    },
  },
  ark: {
    "openai-chat": {
      capabilities: { json: { schema: false }, seed: false, maxN: 128 },
      spelling: {
        media: { image: both, audio: both, video: both },
        thinking: { kind: "type", canDisable: true, byDefault: true, efforts: ["minimal", "low", "medium", "high"] },
      },
    },
    // Searches are not to be had on chat completions.
    "openai-responses": {
      capabilities: { json: { schema: false }, search: {}, input: { file: false } },
      spelling: {
        media: { audio: both, video: both },
        thinking: { kind: "type", canDisable: true, byDefault: true, efforts: ["minimal", "low", "medium", "high"] },
      },
    },
  },
  minimax: {
    "openai-chat": {
      capabilities: {
        ...noPenalties,
        ...noLogprobs,
        input: textOnly,
        temperature: { max: 1, exclusiveMin: true },
        json: { object: false, schema: false },
        toolChoice: { required: false, named: false },
        parallelToolCalls: false,
        seed: false,
        maxStop: 0,
        thinking: {},
      },
      spelling: {
        media: { image: both, video: both },
        thinking: { kind: "adaptive-type", canDisable: true, byDefault: true, efforts: [] },
      },
    },
  },
} satisfies Partial<Record<ProviderId, Partial<Record<ProtocolId, Row>>>>;

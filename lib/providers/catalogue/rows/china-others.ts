import type { ProviderId } from "@/env";
import type { Effort } from "@/lib/core/chat-request";
import type { Row } from "@/lib/providers/catalogue/layer";
import { autoOnly, both, bytes, noLogprobs, noPenalties, textOnly } from "@/lib/providers/catalogue/shorthand";
import type { ProtocolId } from "@/lib/providers/provider";

const everyEffort: readonly Effort[] = ["minimal", "low", "medium", "high", "xhigh", "max"];

/** GeekAI, which takes the contract as it is, and the others: gateway.md 3.3 (table C: ERNIE, Spark, Hunyuan) and 3.5. */
export const rowsChinaOthers = {
  // The contract is theirs: nothing is dropped, nothing emulated.
  geekai: {
    "openai-chat": {
      capabilities: {
        input: { image: true, audio: true, video: true, file: true },
        audioOutput: true,
        topK: true,
        maxN: 128,
        maxStop: 16,
        thinking: {},
        search: {},
      },
      spelling: {
        media: { image: both, audio: bytes, video: both, file: both },
        thinking: {
          kind: "contract",
          canDisable: true,
          byDefault: false,
          efforts: everyEffort,
          budget: { min: 0, max: Number.MAX_SAFE_INTEGER },
        },
        search: { kind: "contract", withTools: true },
      },
    },
  },
  qianfan: {
    "openai-chat": {
      capabilities: {
        ...noLogprobs,
        input: textOnly,
        temperature: { max: 1, exclusiveMin: true },
        // gateway.md 1.2: functions on every platform but ERNIE and Spark.
        tools: false,
        toolChoice: autoOnly,
        parallelToolCalls: false,
        seed: false,
        search: {},
      },
      spelling: {
        thinking: { kind: "flag", canDisable: true, byDefault: false, efforts: [], budget: { min: 100, max: 16_384 } },
        search: { kind: "ernie-options", withTools: false },
      },
    },
  },
  spark: {
    "openai-chat": {
      capabilities: {
        ...noLogprobs,
        input: textOnly,
        temperature: { max: 1, exclusiveMin: true },
        maxOutput: 8_192,
        json: { object: false, schema: false },
        tools: false,
        toolChoice: autoOnly,
        parallelToolCalls: false,
        seed: false,
        maxStop: 0,
        search: {},
      },
      spelling: {
        thinking: { kind: "type", canDisable: true, byDefault: true, efforts: [] },
        search: { kind: "spark-tool", withTools: false },
      },
    },
  },
  hunyuan: {
    "openai-chat": {
      capabilities: {
        ...noPenalties,
        ...noLogprobs,
        input: textOnly,
        json: { object: false, schema: false },
        parallelToolCalls: false,
        seed: false,
        maxStop: 0,
        search: {},
      },
      spelling: {
        thinking: { kind: "type", canDisable: true, byDefault: true, efforts: [] },
        search: { kind: "hunyuan-options", withTools: false },
      },
    },
  },
  siliconflow: {
    // https://docs.siliconflow.cn/cn/api-reference/chat-completions/chat-completions
    "openai-chat": {
      capabilities: {
        ...noLogprobs,
        topK: true,
        presencePenalty: false,
        seed: false,
        json: { schema: false },
        parallelToolCalls: false,
      },
      spelling: {
        media: { image: both, audio: both, video: both },
        thinking: { kind: "flag", canDisable: true, byDefault: true, efforts: [], budget: { min: 128, max: 32_768 } },
      },
    },
  },
} satisfies Partial<Record<ProviderId, Partial<Record<ProtocolId, Row>>>>;

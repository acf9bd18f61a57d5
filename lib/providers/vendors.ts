import type { ProviderId } from "@/env";
import type { ProtocolId, Quirks } from "./provider";

/** One vendor. Capabilities of its models are not told here but in the catalogue. */
export type Vendor = {
  name: string;
  /** Default `openai-chat`. */
  protocol?: ProtocolId;
  searchProtocol?: ProtocolId;
  thinkingProtocol?: ProtocolId;
  /** What the vendor's documentation calls the base; empty when only the administrator can know it. */
  baseUrl: string;
  needsKey: boolean;
  quirks: Quirks;
  /** Only for vendors that cannot be asked. */
  models?: string[];
};

/** For vendors that know the older field only, and count tokens in the last event without being asked to. */
const olderFields: Quirks = { maxTokensField: "max_tokens", streamOptions: false };
const maxTokens: Quirks = { maxTokensField: "max_tokens" };
/** Of the extras of a Responses answer, what xAI and Ark know. */
const includes = ["reasoning.encrypted_content"];

/** Every vendor that a variable can switch on. Sources: gateway.md 3.1 to 3.3 and 3.5, by column. */
export const vendors: Record<ProviderId, Vendor> = {
  geekai: {
    name: "GeekAI 极客智坊",
    baseUrl: "https://geekai.co/api/v1",
    needsKey: true,
    // The contract has no stream options, and retrying is done here.
    quirks: {
      streamOptions: false,
      jsonField: "json_mode",
      sessIdField: "sess_id",
      metadata: true,
      extraBody: { retries: 0 },
    },
  },
  openai: {
    name: "OpenAI",
    // Chat completions give no thought back, and search with a few models only.
    searchProtocol: "openai-responses",
    thinkingProtocol: "openai-responses",
    baseUrl: "https://api.openai.com/v1",
    needsKey: true,
    quirks: {
      sessIdField: "prompt_cache_key",
      endUserField: "safety_identifier",
      minOutputTokens: 16,
      streamedWave: "pcm16",
    },
  },
  anthropic: {
    name: "Anthropic",
    protocol: "anthropic-messages",
    baseUrl: "https://api.anthropic.com/v1",
    needsKey: true,
    quirks: { keyHeader: "x-api-key", headers: { "anthropic-version": "2023-06-01" }, sendsMaxOutput: true },
  },
  google: {
    name: "Google Gemini",
    protocol: "gemini",
    baseUrl: "https://generativelanguage.googleapis.com/v1beta",
    needsKey: true,
    quirks: { keyHeader: "x-goog-api-key" },
  },
  deepseek: {
    name: "DeepSeek",
    baseUrl: "https://api.deepseek.com",
    needsKey: true,
    quirks: { ...olderFields, returnsReasoning: true },
  },
  zhipu: {
    name: "智谱 GLM",
    baseUrl: "https://open.bigmodel.cn/api/paas/v4",
    needsKey: true,
    quirks: {
      ...olderFields,
      zeroTemperature: "do_sample",
      sessIdField: "request_id",
      endUserField: "user_id",
      mediaParts: { file: "file_url" },
    },
  },
  dashscope: {
    name: "通义千问 Qwen",
    // The compatible mode tells no sources.
    searchProtocol: "dashscope",
    baseUrl: "https://dashscope.aliyuncs.com/compatible-mode/v1",
    needsKey: true,
    quirks: { ...maxTokens, mediaParts: { audio: "data-url", video: "fps-beside" } },
  },
  moonshot: {
    name: "Moonshot Kimi",
    baseUrl: "https://api.moonshot.cn/v1",
    needsKey: true,
    quirks: { ...olderFields, returnsReasoning: true, sendsMaxOutput: true },
  },
  ark: {
    name: "火山方舟 Doubao",
    searchProtocol: "openai-responses",
    baseUrl: "https://ark.cn-beijing.volces.com/api/v3",
    needsKey: true,
    quirks: {
      ...maxTokens,
      sendsMaxOutput: true,
      mediaParts: { audio: "object" },
      includes,
      searchTools: [{ type: "web_search", sources: ["douyin", "moji", "toutiao"] }],
      searchWishes: ["count"],
    },
  },
  qianfan: {
    name: "百度千帆 ERNIE",
    baseUrl: "https://qianfan.baidubce.com/v2",
    needsKey: true,
    quirks: { sendsMaxOutput: true },
  },
  spark: {
    name: "讯飞星火 Spark",
    baseUrl: "https://spark-api-open.xf-yun.com/v1",
    needsKey: true,
    quirks: { ...olderFields, sendsMaxOutput: true },
    models: ["spark-x", "4.0Ultra", "max-32k", "generalv3.5", "pro-128k", "generalv3", "lite"],
  },
  hunyuan: {
    name: "腾讯混元 Hunyuan",
    // Keys of the older address, https://api.hunyuan.cloud.tencent.com/v1, want HUNYUAN_BASE_URL set to it.
    baseUrl: "https://tokenhub.tencentmaas.com/v1",
    needsKey: true,
    quirks: { ...olderFields, sendsMaxOutput: true },
  },
  minimax: {
    name: "MiniMax",
    baseUrl: "https://api.minimaxi.com/v1",
    needsKey: true,
    quirks: {
      ...olderFields,
      extraBody: { reasoning_split: true },
      cumulative: true,
      returnsReasoning: true,
      reasoningField: "reasoning_details",
    },
  },
  xai: {
    name: "xAI",
    searchProtocol: "openai-responses",
    baseUrl: "https://api.x.ai/v1",
    needsKey: true,
    quirks: {
      parallelToolCallsField: "parallel_function_calling",
      includes,
      searchTools: [{ type: "web_search" }, { type: "x_search" }],
      searchWishes: ["domains"],
    },
  },
  mistral: {
    name: "Mistral",
    baseUrl: "https://api.mistral.ai/v1",
    needsKey: true,
    quirks: {
      ...olderFields,
      requiredToolChoice: "any",
      seedField: "random_seed",
      toolCallIdLength: 9,
      mediaParts: { audio: "text", file: "document_url" },
    },
  },
  perplexity: {
    name: "Perplexity",
    baseUrl: "https://api.perplexity.ai",
    needsKey: true,
    quirks: { ...olderFields, mediaParts: { file: "file_url" } },
    models: ["sonar", "sonar-pro", "sonar-reasoning-pro", "sonar-deep-research"],
  },
  openrouter: {
    name: "OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    needsKey: true,
    quirks: {
      streamOptions: false,
      metadata: true,
      sessIdField: "session_id",
      endUserField: "user",
      returnsReasoning: true,
      reasoningField: "reasoning_details",
      mediaParts: { file: "file" },
    },
  },
  groq: { name: "Groq", baseUrl: "https://api.groq.com/openai/v1", needsKey: true, quirks: {} },
  siliconflow: {
    name: "硅基流动 SiliconFlow",
    baseUrl: "https://api.siliconflow.cn/v1",
    needsKey: true,
    quirks: maxTokens,
  },
  ollama: { name: "Ollama", baseUrl: "http://127.0.0.1:11434/v1", needsKey: false, quirks: maxTokens },
  vllm: { name: "vLLM", baseUrl: "http://127.0.0.1:8000/v1", needsKey: false, quirks: maxTokens },
  llamacpp: {
    name: "llama.cpp",
    baseUrl: "http://127.0.0.1:8080/v1",
    needsKey: false,
    // Its Responses endpoint knows none of the extras, and wants log probabilities switched on as chat does.
    quirks: { ...maxTokens, mediaParts: { video: "input_video" }, includes: [] },
  },
  custom: { name: "Custom", baseUrl: "", needsKey: false, quirks: maxTokens },
};

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

/** Every vendor that a variable can switch on. */
export const vendors: Record<ProviderId, Vendor> = {
  geekai: { name: "GeekAI 极客智坊", baseUrl: "https://geekai.co/api/v1", needsKey: true, quirks: {} },
  openai: { name: "OpenAI", baseUrl: "https://api.openai.com/v1", needsKey: true, quirks: {} },
  // https://docs.anthropic.com/en/api/openai-sdk: chat takes a bearer token, the list of models does not.
  anthropic: {
    name: "Anthropic",
    baseUrl: "https://api.anthropic.com/v1",
    needsKey: true,
    quirks: {
      modelsPath: "models?limit=1000",
      headers: { "anthropic-version": "2023-06-01" },
    },
  },
  // https://ai.google.dev/gemini-api/docs/openai
  google: {
    name: "Google Gemini",
    baseUrl: "https://generativelanguage.googleapis.com/v1beta",
    needsKey: true,
    quirks: { chatPath: "openai/chat/completions", modelsPath: "openai/models", modelNamePrefix: "models/" },
  },
  deepseek: { name: "DeepSeek", baseUrl: "https://api.deepseek.com", needsKey: true, quirks: olderFields },
  zhipu: {
    name: "智谱 GLM",
    baseUrl: "https://open.bigmodel.cn/api/paas/v4",
    needsKey: true,
    quirks: olderFields,
  },
  dashscope: {
    name: "通义千问 Qwen",
    baseUrl: "https://dashscope.aliyuncs.com/compatible-mode/v1",
    needsKey: true,
    quirks: maxTokens,
  },
  moonshot: { name: "Moonshot Kimi", baseUrl: "https://api.moonshot.cn/v1", needsKey: true, quirks: olderFields },
  ark: {
    name: "火山方舟 Doubao",
    baseUrl: "https://ark.cn-beijing.volces.com/api/v3",
    needsKey: true,
    quirks: maxTokens,
  },
  qianfan: { name: "百度千帆 ERNIE", baseUrl: "https://qianfan.baidubce.com/v2", needsKey: true, quirks: {} },
  spark: {
    name: "讯飞星火 Spark",
    baseUrl: "https://spark-api-open.xf-yun.com/v1",
    needsKey: true,
    quirks: olderFields,
    models: ["4.0Ultra", "max-32k", "generalv3.5", "pro-128k", "generalv3", "lite"],
  },
  hunyuan: {
    name: "腾讯混元 Hunyuan",
    baseUrl: "https://api.hunyuan.cloud.tencent.com/v1",
    needsKey: true,
    quirks: olderFields,
  },
  minimax: { name: "MiniMax", baseUrl: "https://api.minimaxi.com/v1", needsKey: true, quirks: olderFields },
  xai: { name: "xAI", baseUrl: "https://api.x.ai/v1", needsKey: true, quirks: {} },
  mistral: { name: "Mistral", baseUrl: "https://api.mistral.ai/v1", needsKey: true, quirks: olderFields },
  perplexity: {
    name: "Perplexity",
    baseUrl: "https://api.perplexity.ai",
    needsKey: true,
    quirks: olderFields,
    models: ["sonar", "sonar-pro", "sonar-reasoning-pro", "sonar-deep-research"],
  },
  openrouter: {
    name: "OpenRouter",
    baseUrl: "https://openrouter.ai/api/v1",
    needsKey: true,
    quirks: { streamOptions: false },
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
  llamacpp: { name: "llama.cpp", baseUrl: "http://127.0.0.1:8080/v1", needsKey: false, quirks: maxTokens },
  custom: { name: "Custom", baseUrl: "", needsKey: false, quirks: maxTokens },
};

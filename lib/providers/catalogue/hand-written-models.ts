import type { ProviderId } from "@/env";
import type { KnownModel } from "./known-model";

const k = 1_024;
const image = ["image"] as const;

/**
 * Models that the packages of `models.json` lack: names and sizes only, in the vendor's own numbers. Prices are in yuan,
 * in steps that depend on the length of the question, and are left out. What thinks, searches and hears is in `rules/`.
 */
export const handWrittenModels: Partial<Record<ProviderId, Record<string, KnownModel>>> = {
  // https://help.aliyun.com/zh/model-studio/models
  dashscope: {
    "qwen3-max": { name: "Qwen3 Max", context: 262_144, output: 65_536 },
    "qwen3-max-preview": { name: "Qwen3 Max Preview", context: 262_144, output: 65_536, thinking: {} },
    "qwen-max": { name: "Qwen Max", context: 131_072, output: 8_192 },
    "qwen-plus": { name: "Qwen Plus", context: 1_000_000, output: 32_768, thinking: {} },
    "qwen-flash": { name: "Qwen Flash", context: 1_000_000, output: 32_768, thinking: {} },
    "qwen-turbo": { name: "Qwen Turbo", context: 1_000_000, output: 16_384, thinking: {} },
    "qwen-long": { name: "Qwen Long", context: 10_000_000, output: 8_192 },
    "qwq-plus": { name: "QwQ Plus", context: 131_072, output: 8_192, thinking: {} },
    "qwen3-8b": { name: "Qwen3 8B", context: 131_072, output: 8_192, thinking: {} },
    "qwen-vl-max": { name: "Qwen VL Max", context: 131_072, output: 8_192, input: image },
    "qwen-vl-plus": { name: "Qwen VL Plus", context: 131_072, output: 8_192, input: image },
    "qwen3-omni-flash": { name: "Qwen3 Omni Flash", context: 65_536, output: 16_384, input: image, thinking: {} },
    "qwen-omni-turbo": { name: "Qwen Omni Turbo", context: 32_768, output: 2_048, input: image },
  },
  // https://platform.moonshot.cn/docs/pricing/chat
  moonshot: {
    "kimi-k2-thinking": { name: "Kimi K2 Thinking", context: 256 * k, output: 64 * k, thinking: {} },
    "kimi-k2-thinking-turbo": { name: "Kimi K2 Thinking Turbo", context: 256 * k, output: 64 * k, thinking: {} },
    "kimi-latest": { name: "Kimi Latest", context: 128 * k, input: image },
    "moonshot-v1-8k": { name: "Moonshot V1 8K", context: 8 * k },
    "moonshot-v1-32k": { name: "Moonshot V1 32K", context: 32 * k },
    "moonshot-v1-128k": { name: "Moonshot V1 128K", context: 128 * k },
    "moonshot-v1-auto": { name: "Moonshot V1 Auto", context: 128 * k },
    "moonshot-v1-8k-vision-preview": { name: "Moonshot V1 8K Vision", context: 8 * k, input: image },
    "moonshot-v1-32k-vision-preview": { name: "Moonshot V1 32K Vision", context: 32 * k, input: image },
    "moonshot-v1-128k-vision-preview": { name: "Moonshot V1 128K Vision", context: 128 * k, input: image },
  },
  // https://docs.bigmodel.cn/cn/guide/start/model-overview
  zhipu: {
    "glm-4.5-x": { name: "GLM-4.5-X", context: 128 * k, output: 96 * k, thinking: {} },
    "glm-4.5-airx": { name: "GLM-4.5-AirX", context: 128 * k, output: 96 * k, thinking: {} },
    "glm-4.1v-thinking-flash": { name: "GLM-4.1V-Thinking-Flash", context: 64 * k, output: 32 * k, input: image },
    "glm-4.1v-thinking-flashx": { name: "GLM-4.1V-Thinking-FlashX", context: 64 * k, output: 32 * k, input: image },
    "glm-4-flash": { name: "GLM-4-Flash", context: 128 * k },
  },
  // https://www.volcengine.com/docs/82379/1330310; the API wants the names with their dates.
  ark: {
    "doubao-seed-1-6-250615": { name: "Doubao Seed 1.6", context: 256_000, output: 16_000, input: image },
    "doubao-seed-1-6-flash-250615": { name: "Doubao Seed 1.6 Flash", context: 256_000, output: 16_000, input: image },
    "doubao-seed-1-6-thinking-250615": {
      name: "Doubao Seed 1.6 Thinking",
      context: 256_000,
      output: 16_000,
      input: image,
    },
    "doubao-1-5-thinking-pro-250415": { name: "Doubao 1.5 Thinking Pro", context: 128 * k, output: 16_000 },
    "doubao-1-5-pro-32k-250115": { name: "Doubao 1.5 Pro 32k", context: 128_000, output: 16 * k },
    "doubao-1-5-lite-32k-250115": { name: "Doubao 1.5 Lite 32k", context: 32 * k, output: 12 * k },
    "doubao-1-5-vision-pro-250328": { name: "Doubao 1.5 Vision Pro", context: 128_000, output: 16 * k, input: image },
    "deepseek-v3-1-250821": { name: "DeepSeek V3.1", context: 128 * k, output: 32 * k },
    "deepseek-r1-250528": { name: "DeepSeek R1", context: 128 * k, output: 16 * k },
    "kimi-k2-250711": { name: "Kimi K2", context: 256_000, output: 16 * k, thinking: false },
  },
  // https://cloud.baidu.com/doc/qianfan/s/rmh4stp0j
  qianfan: {
    "ernie-5.0-thinking-preview": {
      name: "ERNIE 5.0 Thinking Preview",
      context: 128 * k,
      output: 64 * k,
      input: image,
    },
    "ernie-4.5-turbo-128k": { name: "ERNIE 4.5 Turbo 128K", context: 128 * k, output: 12 * k },
    "ernie-4.5-turbo-32k": { name: "ERNIE 4.5 Turbo 32K", context: 32 * k, output: 12 * k },
    "ernie-4.5-turbo-vl": { name: "ERNIE 4.5 Turbo VL", context: 128 * k, output: 16 * k, input: image },
    "ernie-speed-128k": { name: "ERNIE Speed 128K", context: 128 * k, output: 4 * k },
    "ernie-speed-pro-128k": { name: "ERNIE Speed Pro 128K", context: 128 * k, output: 4 * k },
    "ernie-lite-pro-128k": { name: "ERNIE Lite Pro 128K", context: 128 * k, output: 4 * k },
    "ernie-4.5-21b-a3b": { name: "ERNIE 4.5 21B A3B", context: 128 * k, output: 8 * k },
  },
  // https://www.xfyun.cn/doc/spark/HTTP调用文档.html
  spark: {
    "spark-x": { name: "Spark X1.5", context: 65_535 },
    "4.0Ultra": { name: "Spark 4.0 Ultra", context: 64 * k },
    "max-32k": { name: "Spark Max 32K", context: 64 * k },
    "generalv3.5": { name: "Spark Max", context: 16 * k },
    "pro-128k": { name: "Spark Pro 128K", context: 128 * k },
    generalv3: { name: "Spark Pro", context: 16 * k },
    lite: { name: "Spark Lite", context: 12 * k },
  },
  // https://cloud.tencent.com/document/product/1729/104753
  hunyuan: {
    "hunyuan-a13b": { name: "Hunyuan A13B", context: 256_000, output: 32_000 },
    "hunyuan-t1-latest": { name: "Hunyuan T1", context: 96_000, output: 64_000 },
    "hunyuan-turbos-latest": { name: "Hunyuan TurboS", context: 44_000, output: 16_000 },
    "hunyuan-lite": { name: "Hunyuan Lite", context: 256_000, output: 6_000 },
    "hunyuan-vision-1.5-instruct": { name: "Hunyuan Vision 1.5", context: 24_000, output: 16_000, input: image },
  },
  // https://platform.minimaxi.com/docs/guides/models-intro
  minimax: {
    "MiniMax-M2": { name: "MiniMax-M2", context: 204_800 },
    "MiniMax-M2.1": { name: "MiniMax-M2.1", context: 204_800 },
    "MiniMax-M2.5": { name: "MiniMax-M2.5", context: 204_800 },
  },
};

import type { ModelRule } from "@/lib/providers/catalogue/model-rule";

/** gateway.md 3.2, column "Qwen", and 3.5; help.aliyun.com/zh/model-studio/deep-thinking for what thinks, and when. */
export const dashscopeRules: readonly ModelRule[] = [
  // Commercial models think when they are told to, open ones unless they are told not to.
  { model: /^qwen-(plus|turbo|flash)|^qwen3-(max-preview|vl|omni)/, says: { thinking: { byDefault: false } } },
  { model: /^qwen3-\d+(\.\d+)?b|^qwen(3\.[5-9]|[4-9])/, says: { thinking: { byDefault: true } } },
  { model: /instruct|coder/, says: { thinking: false } },
  { model: /^(qwq|qvq)|-thinking/, says: { thinking: { canDisable: false, byDefault: true }, maxN: 1 } },
  // @earendil-works/pi-ai: the largest cannot be kept from it.
  { model: /^qwen3\.8-(max|2\.4t)/, says: { thinking: { canDisable: false } } },
  { model: /^(deepseek-v(3\.[1-9]|4)|glm-[4-9]|kimi-k2\.[5-9])/, says: { thinking: {} } },
  { model: /^(deepseek-r1|minimax-m2)/i, says: { thinking: { canDisable: false, byDefault: true } } },
  // Alternatives to a token: dated and open models only (help.aliyun.com/zh/model-studio/qwen-api-reference).
  {
    model: /^qwen-(plus|turbo)-20|^qwen3-(vl|\d+(\.\d+)?b)/,
    says: { logprobs: true, maxTopLogprobs: 5 },
  },
  { model: /(^|-)vl|^qvq|^qwen(3\.[5-9](?!-max)|[4-9])/, says: { input: { image: true, video: true } } },
  { model: /ocr/, says: { input: { image: true }, tools: false } },
  {
    model: /omni/,
    says: { input: { image: true, audio: true, video: true }, audioOutput: true, json: { object: false }, maxN: 1 },
  },
  { model: /audio|asr/, says: { input: { audio: true, image: false }, tools: false } },
  // help.aliyun.com/zh/model-studio/web-search lists what searches: Qwen's text models, and DeepSeek.
  {
    model: /vl|omni|coder|math|-mt|long|ocr|audio|asr|\db(-|$)|^(glm|kimi|minimax)/i,
    says: { search: false },
  },
];

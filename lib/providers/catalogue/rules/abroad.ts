import { alwaysThinks, type ModelRule, type RulesByProvider } from "@/lib/providers/catalogue/model-rule";

/** gateway.md 3.3, column "xAI", and docs.x.ai/docs/guides/reasoning for the degrees. */
const xaiRules: readonly ModelRule[] = [
  {
    model: /^grok-([4-9]|\d\d|code|3-mini)/,
    says: { thinking: {}, frequencyPenalty: false, presencePenalty: false, maxStop: 0 },
  },
  { model: /^grok-(4(-0709|-latest|$)|4-fast|4-1-fast|4\.20|code)/, says: { thinking: alwaysThinks } },
  { model: /non-reasoning/, says: { thinking: false } },
  { model: /^grok-(2|3|beta|vision)(?!.*mini)/, says: { thinking: false } },
  { model: /^grok-(2|3|beta)(?!.*vision)/, says: { input: { image: false } } },
  // Server-side search came with Grok 4.
  { model: /^grok-([23]|beta|vision)/, says: { search: false } },
];

/** gateway.md 3.3, column "Mistral". */
const mistralRules: readonly ModelRule[] = [
  { model: /^magistral/, says: { thinking: alwaysThinks } },
  { model: /^mistral-(small-(latest|26)|medium-(latest|26|3\.5))/, says: { thinking: { efforts: ["high"] } } },
  { model: /^voxtral/, says: { input: { audio: true } } },
];

/** gateway.md 3.1, column "Perplexity". */
const perplexityRules: readonly ModelRule[] = [{ model: /reasoning|deep-research/, says: { thinking: {} } }];

/** https://openrouter.ai/docs/features/multimodal: the packages know of text and images only. */
const openRouterRules: readonly ModelRule[] = [
  { model: /^~?google\/gemini/, says: { input: { audio: true, video: true } } },
  { model: /omni|voxtral|audio/, says: { input: { audio: true } } },
  { model: /-vl|omni|glm-[\d.]+v|qwen3\.[5-9]|kimi-k(2\.[5-9]|[3-9])/, says: { input: { video: true } } },
];

/** https://console.groq.com/docs/reasoning */
const groqRules: readonly ModelRule[] = [
  { model: /gpt-oss/, says: { thinking: { canDisable: false, efforts: ["low", "medium", "high"] } } },
  { model: /qwen3-32b/, says: { thinking: { canDisable: true, efforts: [] } } },
  { model: /deepseek-r1|qwq/, says: { thinking: alwaysThinks } },
];

export const rulesAbroad: RulesByProvider = {
  xai: xaiRules,
  mistral: mistralRules,
  perplexity: perplexityRules,
  openrouter: openRouterRules,
  groq: groqRules,
};

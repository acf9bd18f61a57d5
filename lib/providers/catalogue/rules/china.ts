import { alwaysThinks, type ModelRule, type RulesByProvider } from "@/lib/providers/catalogue/model-rule";

/** gateway.md 3.2, column "DeepSeek". The two old names are the newest model with thinking off and on. */
const deepseekRules: readonly ModelRule[] = [
  { model: /^deepseek-chat/, says: { thinking: { byDefault: false } } },
  { model: /^deepseek-reasoner/, says: { thinking: { canDisable: false, byDefault: true } } },
];

/** gateway.md 3.2, column "Zhipu GLM", 3.5, and 1.5 for documents. */
const zhipuRules: readonly ModelRule[] = [
  { model: /^glm-(4\.[5-9]|[5-9]|\d\d)/, says: { thinking: {} } },
  { model: /^glm-5\.2/, says: { thinking: { efforts: ["high", "max"] } } },
  {
    model: /^glm-(5\.[3-9]|[6-9]|\d\d)/,
    says: { thinking: { canDisable: false, efforts: ["low", "high", "max"] } },
  },
  { model: /^glm-(z1|zero)|thinking/, says: { thinking: alwaysThinks } },
  { model: /^glm-\d+(\.\d+)?v/, says: { input: { image: true, video: true } } },
  { model: /^glm-(4\.[5-9]|[5-9](\.\d+)?)v/, says: { input: { file: true } } },
  { model: /^glm-4-voice/, says: { input: { audio: true }, audioOutput: true, tools: false, search: false } },
  // "≤ 4, older models 1".
  { model: /^glm-(4(-|v|$)|3|z1|zero)/, says: { maxStop: 1 } },
];

/** gateway.md 3.2, column "Moonshot Kimi", and 3.5. */
const moonshotRules: readonly ModelRule[] = [
  {
    model: /^kimi-k(2\.[5-9]|[3-9]|\d\d)/,
    says: {
      thinking: {},
      temperature: { fixed: true },
      topP: false,
      frequencyPenalty: false,
      presencePenalty: false,
      maxN: 1,
      input: { image: true, video: true },
    },
  },
  {
    model: /^kimi-k([3-9]|\d\d)/,
    says: { thinking: { kind: "effort", canDisable: false, efforts: ["low", "high", "max"], ignoresBudget: true } },
  },
  { model: /^kimi-(k2-)?thinking/, says: { thinking: alwaysThinks } },
  { model: /vision|^kimi-latest|^kimi-thinking/, says: { input: { image: true } } },
];

/** gateway.md 3.2, column "Doubao", and volcengine.com/docs/82379/1330310 for the names. */
const arkRules: readonly ModelRule[] = [
  { model: /^doubao-(seed|1[-.]5-(thinking|ui-tars))|^(deepseek-v(3[-.][12]|4)|glm-|kimi-k2)/, says: { thinking: {} } },
  { model: /^doubao-1[-.]5-(thinking|ui-tars)|^(deepseek-v3|glm-|kimi-k2)/, says: { thinking: { efforts: [] } } },
  { model: /^deepseek-r1|-thinking-(?!vision)/, says: { thinking: alwaysThinks } },
  // "D/E on deep-reasoning models".
  { model: /^doubao-seed|thinking|^deepseek-r1/, says: { maxStop: 0 } },
  { model: /^doubao-(pro|lite|1[-.]5-(pro|lite))|^(deepseek|kimi|glm)/, says: { input: { image: false } } },
  { model: /^doubao-(seed|.*vision)/, says: { input: { image: true, video: true } } },
  { model: /audio|omni/, says: { input: { audio: true } } },
  { model: /^doubao-seed/, says: { json: { schema: true } } },
];

/** gateway.md 3.3, column "ERNIE", and 1.2: other vendors' models on the platform do call functions. */
const qianfanRules: readonly ModelRule[] = [
  { model: /^ernie-(x1|5|.*vl)|thinking|^(deepseek-v(3\.|4)|qwen3(?!.*(instruct|coder)))/, says: { thinking: {} } },
  { model: /^ernie-x1|thinking/, says: { thinking: { canDisable: false } } },
  { model: /^(deepseek-r1|qwq)/, says: { thinking: alwaysThinks } },
  { model: /^ernie-(5|.*vl)|-vl/, says: { input: { image: true } } },
  {
    model: /^(deepseek|qwen|qwq|kimi|glm|gpt-oss|llama)/,
    says: { tools: true, toolChoice: { none: true, required: true, named: true } },
  },
  { model: /^ernie-(speed|lite|tiny|char|novel)|^qianfan-|^(qwen|llama|gpt-oss)/, says: { search: false } },
];

/** gateway.md 3.3, column "iFlytek Spark": thinking is for X1.5 and X2; xfyun.cn/doc/spark for the bounds. */
const sparkRules: readonly ModelRule[] = [
  { model: /^(spark-x|x[12])/, says: { thinking: {}, maxOutput: 65_535 } },
  { model: /^(lite|pro-128k)$/, says: { search: false } },
  { model: /^lite$/, says: { maxOutput: 4_096 } },
];

/** gateway.md 3.3, column "Hunyuan"; cloud.tencent.com/document/product/1300/80637 for what thinks by default. */
const hunyuanRules: readonly ModelRule[] = [
  { model: /^(hy\d|hunyuan-(a13b|2|t1)|deepseek-v(3\.[12]|4)|glm-[5-9]|kimi-k2\.[5-9])/, says: { thinking: {} } },
  { model: /^deepseek-v3\.[12]/, says: { thinking: { byDefault: false } } },
  { model: /^(hunyuan-t1|minimax-m2|deepseek-r1)/, says: { thinking: alwaysThinks } },
  { model: /vision/, says: { input: { image: true } } },
  { model: /^(deepseek|glm|kimi|minimax|qwen)/, says: { search: false } },
];

/** gateway.md 3.2, column "MiniMax", and 3.5. */
const minimaxRules: readonly ModelRule[] = [
  { model: /^minimax-m[12](\D|$)/i, says: { thinking: alwaysThinks } },
  { model: /^(minimax-text|abab)/i, says: { thinking: false } },
  {
    model: /^minimax-m([3-9]|\d\d)/i,
    says: { temperature: { max: 2, exclusiveMin: false }, input: { image: true, video: true } },
  },
  { model: /^minimax-(text-01|vl)/i, says: { input: { image: true } } },
];

/** https://docs.siliconflow.cn/cn/userguide/capabilities/reasoning */
const siliconflowRules: readonly ModelRule[] = [
  {
    model: /qwen3-\d+b(-a\d+b)?$|qwen3\.[5-9]|hunyuan-a13b|glm-(4\.[5-9]|5)|deepseek-v(3\.[1-9]|4)|kimi-k2\.[5-9]/i,
    says: { thinking: {} },
  },
  { model: /deepseek-r1|qwq|thinking|glm-z1|minimax-m[12]/i, says: { thinking: alwaysThinks } },
  { model: /omni/i, says: { input: { audio: true, video: true } } },
  { model: /-vl|glm-[\d.]+v/i, says: { input: { video: true } } },
];

export const rulesChina: RulesByProvider = {
  deepseek: deepseekRules,
  zhipu: zhipuRules,
  moonshot: moonshotRules,
  ark: arkRules,
  qianfan: qianfanRules,
  spark: sparkRules,
  hunyuan: hunyuanRules,
  minimax: minimaxRules,
  siliconflow: siliconflowRules,
};

import { alwaysThinks, type ModelRule, type RulesByProvider } from "@/lib/providers/catalogue/model-rule";

/** Open models go by names of their own making on these servers: `qwen3:8b`, `Qwen/Qwen3-8B`, `qwen3-8b-q4_k_m.gguf`. */
const hybrid =
  /qwen-?3(?!.*(instruct|coder|thinking|embed|rerank))|glm-?(4\.[5-9]|5)|deepseek-?v(3\.[1-9]|4)|smollm3|hunyuan-a13b/i;
const thinker = /deepseek-?r1|qwq|qwen-?3.*thinking|magistral|kimi-k2-thinking|minimax-m[12]/i;
const gptOss: ModelRule = {
  model: /gpt-oss/i,
  says: { thinking: { canDisable: false, efforts: ["low", "medium", "high"], budget: false } },
};
const hears: ModelRule = {
  model: /omni|voxtral|ultravox|qwen2-audio|gemma-?3n/i,
  says: { input: { audio: true } },
};

/** https://ollama.com/blog/thinking: the server switches every thinking model but gpt-oss off when it is told to. */
const ollamaRules: readonly ModelRule[] = [
  { model: hybrid, says: { thinking: {} } },
  { model: thinker, says: { thinking: {} } },
  gptOss,
  hears,
];

/** The templates of these models write `<think>` themselves, so their answers begin inside the thought. */
const opensInThought: ModelRule = {
  model: /deepseek-?r1|qwq|qwen-?3.*thinking/i,
  says: { thinking: { ...alwaysThinks, opensInThought: true } },
};

const templateRules: readonly ModelRule[] = [
  { model: hybrid, says: { thinking: {} } },
  { model: thinker, says: { thinking: alwaysThinks } },
  opensInThought,
  gptOss,
  hears,
];

export const rulesOfOwnServers: RulesByProvider = {
  ollama: ollamaRules,
  vllm: [...templateRules, { model: /omni|-vl|qwen-?3\.[5-9]/i, says: { input: { video: true } } }],
  llamacpp: templateRules,
};

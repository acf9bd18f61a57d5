import { test } from "vitest";
import { both, bytes } from "./shorthand";
import { always, type Case, expectCase, fixed, noSearch, noThought, range, thinks } from "./testing/expect-case";

/** The special cases of gateway.md 3.2, 3.3 and 3.5 in China. */
const cases: Case[] = [
  // DeepSeek
  [
    "deepseek",
    "deepseek-v4-pro",
    {
      ...thinks("type", { canDisable: true, byDefault: true, efforts: ["high", "max"] }),
      ...range(0, 2, { default: 1.3 }),
      seed: false,
      maxN: 1,
      parallelToolCalls: false,
      json: { object: true, schema: false },
      ...noSearch,
      ignoredWhileThinking: ["temperature", "topP", "penalties", "logprobs"],
    },
  ],
  [
    "deepseek",
    "deepseek-flash",
    {
      ...thinks("type", { efforts: ["low", "high", "max"] }),
      input: { image: both, audio: false, video: false, file: false },
    },
  ],
  ["deepseek", "deepseek-chat", thinks("type", { byDefault: false })],
  ["deepseek", "deepseek-reasoner", thinks("type", { canDisable: false, byDefault: true })],
  // Zhipu
  [
    "zhipu",
    "glm-4.6",
    {
      ...thinks("type", { canDisable: true, efforts: [] }),
      ...range(0, 1),
      search: { kind: "glm-tool", withTools: true },
      toolChoice: { none: false, required: false, named: false },
      logprobs: false,
      frequencyPenalty: false,
      seed: true,
      maxStop: 4,
    },
  ],
  ["zhipu", "glm-5.2", thinks("type", { canDisable: true, efforts: ["high", "max"] })],
  ["zhipu", "glm-5.3", thinks("type", { canDisable: false, efforts: ["low", "high", "max"] })],
  ["zhipu", "glm-4-flash", { ...noThought, maxStop: 1 }],
  ["zhipu", "glm-4.5v", { input: { image: both, audio: false, video: both, file: { url: true, bytes: false } } }],
  ["zhipu", "glm-4-voice", { input: { image: false, audio: bytes, video: false, file: false }, audioOutput: true }],
  // Qwen
  [
    "dashscope",
    "qwen-plus",
    {
      ...thinks("flag", { canDisable: true, byDefault: false, budget: { min: 1, max: 38_912 } }),
      ...range(0, 2, { exclusiveMax: true }),
      frequencyPenalty: false,
      presencePenalty: true,
      maxN: 4,
      seed: true,
      logprobs: false,
      contextLength: 1_000_000,
      toolChoice: { none: false, required: true, named: false },
    },
  ],
  ["dashscope", "qwen3-8b", { ...thinks("flag", { byDefault: true }), ...noSearch, logprobs: true, maxTopLogprobs: 5 }],
  ["dashscope", "qwen3-30b-a3b-instruct-2507", noThought],
  [
    "dashscope",
    "qwen2.5-72b-instruct",
    { ...noThought, ...noSearch, input: { image: false, audio: false, video: false, file: false } },
  ],
  [
    "dashscope",
    "qwen3.5-plus",
    { ...thinks("flag", { byDefault: true }), input: { image: both, audio: false, video: both, file: false } },
  ],
  ["dashscope", "qwen3-235b-a22b-thinking-2507", thinks("flag", { canDisable: false, byDefault: true })],
  ["dashscope", "qwen-vl-max", { input: { image: both, audio: false, video: both, file: false }, ...noSearch }],
  [
    "dashscope",
    "qwen3-omni-flash",
    { input: { image: both, audio: both, video: both, file: false }, audioOutput: true },
  ],
  ["dashscope", "deepseek-v4-pro", thinks("flag", { efforts: ["high", "max"] })],
  // Kimi
  [
    "moonshot",
    "kimi-k2.6",
    {
      ...fixed,
      ...thinks("type", { canDisable: true, byDefault: true }),
      topP: false,
      frequencyPenalty: false,
      maxN: 1,
      input: { image: bytes, audio: false, video: bytes, file: false },
    },
  ],
  ["moonshot", "kimi-k2.5", { ...fixed, ...thinks("type", { canDisable: true }) }],
  ["moonshot", "kimi-k2.7-code", thinks("type", { canDisable: false })],
  [
    "moonshot",
    "kimi-k3",
    {
      ...fixed,
      ...thinks("effort", { canDisable: false, byDefault: true, efforts: ["low", "high", "max"] }),
      search: { kind: "kimi-builtin", withTools: false, excludesThinking: true },
    },
  ],
  ["moonshot", "kimi-k2-thinking", { ...always, ...range(0, 1) }],
  [
    "moonshot",
    "moonshot-v1-8k",
    {
      ...noThought,
      ...range(0, 1),
      frequencyPenalty: true,
      maxN: 5,
      toolChoice: { none: true, required: false, named: false },
      input: { image: false, audio: false, video: false, file: false },
    },
  ],
  // Doubao
  [
    "ark",
    "doubao-seed-1-6-250615",
    {
      ...thinks("type", { efforts: ["minimal", "low", "medium", "high"] }),
      maxStop: 0,
      seed: false,
      json: { object: true, schema: true },
      input: { image: both, audio: false, video: both, file: false },
    },
  ],
  ["ark", "doubao-seed-1-6-thinking-250615", always],
  ["ark", "doubao-1-5-pro-32k-250115", { ...noThought, maxStop: 4, json: { object: true, schema: false } }],
  [
    "ark",
    "doubao-seed-1-6-250615",
    { ...thinks("type"), search: { kind: "responses-tool", withTools: true }, maxStop: 0 },
    "openai-responses",
  ],
  // ERNIE, Spark, Hunyuan, MiniMax
  [
    "qianfan",
    "ernie-5.0-thinking-preview",
    {
      ...thinks("flag", { canDisable: false, budget: { min: 100, max: 16_384 } }),
      ...range(0, 1, { exclusiveMin: true }),
      tools: false,
      search: { kind: "ernie-options", withTools: false },
    },
  ],
  [
    "qianfan",
    "ernie-4.5-turbo-128k",
    { ...noThought, tools: false, seed: false, logprobs: false, frequencyPenalty: true },
  ],
  [
    "qianfan",
    "deepseek-v3.2",
    { ...thinks("flag"), tools: true, toolChoice: { none: true, required: true, named: true } },
  ],
  [
    "spark",
    "4.0Ultra",
    {
      ...noThought,
      tools: false,
      maxStop: 0,
      maxOutput: 8_192,
      ...range(0, 1, { exclusiveMin: true }),
      json: { object: false, schema: false },
      search: { kind: "spark-tool", withTools: false },
    },
  ],
  ["spark", "spark-x", { ...thinks("type", { canDisable: true }), maxOutput: 65_535, tools: false }],
  ["spark", "lite", { ...noSearch, maxOutput: 4_096 }],
  [
    "hunyuan",
    "hunyuan-a13b",
    {
      ...thinks("type"),
      ...range(0, 2),
      maxStop: 0,
      frequencyPenalty: false,
      tools: true,
      search: { kind: "hunyuan-options", withTools: false },
    },
  ],
  ["hunyuan", "hunyuan-t1-latest", always],
  ["hunyuan", "hunyuan-vision-1.5-instruct", { input: { image: both, audio: false, video: false, file: false } }],
  [
    "minimax",
    "MiniMax-M3",
    {
      ...thinks("adaptive-type", { canDisable: true }),
      ...range(0, 2, { exclusiveMin: false }),
      input: { image: both, audio: false, video: both, file: false },
      ...noSearch,
    },
  ],
  [
    "minimax",
    "MiniMax-M2.7",
    { ...always, ...range(0, 1, { exclusiveMin: true }), json: { object: false, schema: false }, maxStop: 0 },
  ],
];

test.each(cases)("%s/%s", expectCase);

import { expect, test } from "vitest";
import { both, bytes } from "./shorthand";
import { always, type Case, expectCase, noThought, range, thinks } from "./testing/expect-case";

/** Gateways, hosts of open models, servers of one's own, and GeekAI. */
const cases: Case[] = [
  // OpenRouter, Groq, SiliconFlow
  [
    "openrouter",
    "openai/gpt-5",
    {
      ...thinks("openrouter", { canDisable: false, byDefault: true }),
      topK: true,
      search: { kind: "openrouter-tool", withTools: true },
    },
  ],
  [
    "openrouter",
    "google/gemini-2.5-pro:free",
    { contextLength: 1_048_576, input: { image: both, audio: bytes, video: both, file: both } },
  ],
  [
    "groq",
    "openai/gpt-oss-120b",
    { ...thinks("effort", { canDisable: false, efforts: ["low", "medium", "high"] }), logprobs: false, maxN: 1 },
  ],
  ["groq", "qwen/qwen3-32b", thinks("effort", { canDisable: true, efforts: [] })],
  ["siliconflow", "Qwen/Qwen3-8B", thinks("flag", { canDisable: true, budget: { min: 128, max: 32_768 } })],
  ["siliconflow", "deepseek-ai/DeepSeek-R1", always],
  // Servers of one's own
  [
    "ollama",
    "qwen3:8b",
    {
      ...thinks("effort", { canDisable: true, efforts: ["low", "medium", "high"] }),
      toolChoice: { none: false, required: false, named: false },
      input: { image: bytes, audio: false, video: false, file: false },
    },
  ],
  ["ollama", "llama3.2", noThought],
  ["vllm", "Qwen/Qwen3-8B", thinks("template", { canDisable: true, budget: { min: 1, max: 131_072 } })],
  [
    "vllm",
    "Qwen/Qwen3-4B-Thinking-2507",
    { thinking: expect.objectContaining({ canDisable: false, opensInThought: true }) },
  ],
  [
    "llamacpp",
    "DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf",
    {
      thinking: expect.objectContaining({ opensInThought: true }),
      toolChoice: { none: true, required: true, named: false },
    },
  ],
  ["llamacpp", "gpt-oss-20b", thinks("template", { canDisable: false, efforts: ["low", "medium", "high"] })],
  // GeekAI takes the contract as it is.
  [
    "geekai",
    "gpt-4-gizmo-g-bo0FiWLY7",
    {
      ...thinks("contract"),
      search: { kind: "contract", withTools: true },
      tools: true,
      topK: true,
      seed: true,
      logprobs: true,
      maxN: 128,
      maxStop: 16,
      audioOutput: true,
      json: { object: true, schema: true },
      ...range(0, 2),
      input: { image: both, audio: bytes, video: both, file: both },
    },
  ],
];

test.each(cases)("%s/%s", expectCase);

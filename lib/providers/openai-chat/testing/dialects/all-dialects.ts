import type { Dialect } from "@/lib/providers/openai-chat/testing/dialect";
import { ark } from "./ark";
import { dashscope } from "./dashscope";
import { deepseek } from "./deepseek";
import { geekai } from "./geekai";
import { groq } from "./groq";
import { hunyuan } from "./hunyuan";
import { llamacpp } from "./llamacpp";
import { minimax } from "./minimax";
import { mistral } from "./mistral";
import { moonshot } from "./moonshot";
import { ollama } from "./ollama";
import { openai } from "./openai";
import { openrouter } from "./openrouter";
import { perplexity } from "./perplexity";
import { qianfan } from "./qianfan";
import { siliconflow } from "./siliconflow";
import { spark } from "./spark";
import { vllm } from "./vllm";
import { xai } from "./xai";
import { zhipu } from "./zhipu";

/** Every vendor that is asked by this protocol: gateway.md 3.1 to 3.3. */
export const allDialects: readonly Dialect[] = [
  openai,
  openrouter,
  perplexity,
  xai,
  mistral,
  groq,
  deepseek,
  zhipu,
  dashscope,
  moonshot,
  ark,
  minimax,
  qianfan,
  spark,
  hunyuan,
  siliconflow,
  ollama,
  vllm,
  llamacpp,
  geekai,
];

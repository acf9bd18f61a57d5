import { drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { images, noImages } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy, jsonObjects } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { improbable, noPenalties } from "@/app/api/v1/matrix/testing/cells/sampling";
import { alwaysThinking, thinkingInTokens } from "@/app/api/v1/matrix/testing/cells/thinking";
import { firstOfCalls } from "@/app/api/v1/matrix/testing/cells/tools";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const on = { enable_thinking: true };
const off = { enable_thinking: false };

/** Hosts of open models, which the tables leave out: by their own pages. */
export const columnsOfHosts: Column[] = [
  {
    // https://console.groq.com/docs/openai: no log probabilities, one answer, penalties without effect.
    model: "groq/llama-3.3-70b-versatile",
    base: "/groq/openai/v1",
    dialect: { thought: "none" },
    wires: { usual: chatWire("llama-3.3-70b-versatile", "/groq/openai/v1/chat/completions") },
    cells: {
      ...plainChat,
      ...improbable,
      ...noPenalties,
      ...boundBy("max_completion_tokens", 32_768),
      ...askedOften,
      ...noImages,
    },
  },
  {
    // https://console.groq.com/docs/reasoning
    model: "groq/openai/gpt-oss-120b",
    base: "/groq/openai/v1",
    dialect: { thought: "reasoning" },
    wires: { usual: chatWire("openai/gpt-oss-120b", "/groq/openai/v1/chat/completions") },
    cells: {
      "thinking on": pass(),
      "thinking off": alwaysThinking({ reasoning_effort: "low" }),
      "reasoning_effort high": pass({ reasoning_effort: "high" }),
      "budget_tokens 4096": pass({ reasoning_effort: "medium" }),
    },
  },
  {
    // https://docs.siliconflow.cn/cn/api-reference/chat-completions/chat-completions
    model: "siliconflow/Qwen/Qwen3-8B",
    base: "/siliconflow/v1",
    wires: { usual: chatWire("Qwen/Qwen3-8B", "/siliconflow/v1/chat/completions") },
    cells: {
      ...plainChat,
      ...thinkingInTokens({
        on: pass(on),
        off: pass(off),
        budget: (thinking_budget) => ({ ...on, thinking_budget }),
        least: 128,
        most: 32_768,
      }),
      "temperature 0.4 while thinking": pass({ ...on, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      "top_k 40": pass({ top_k: 40 }),
      presence_penalty: drop("presence_penalty"),
      "both penalties": drop("presence_penalty", { frequency_penalty: 0.5 }),
      seed: drop("seed"),
      ...improbable,
      ...boundBy("max_tokens"),
      ...askedOften,
      ...jsonObjects,
      "tool_choice required while thinking": pass({ ...on, tools, tool_choice: "required" }),
      ...firstOfCalls,
      ...images,
    },
  },
];

import { drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { imagesAsBytes, sounds, videosAsBytes } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, askedOnce, boundBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { boundsDropped, thinkingInDegrees } from "@/app/api/v1/matrix/testing/cells/thinking";
import { firstOfCalls, freeChoice } from "@/app/api/v1/matrix/testing/cells/tools";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const degree = (reasoning_effort: string) => ({ reasoning_effort });
const inTemplate = (enable_thinking: boolean, reasoning_effort?: string) => ({
  chat_template_kwargs: { enable_thinking, ...(reasoning_effort ? { reasoning_effort } : {}) },
  ...(reasoning_effort ? { reasoning_effort } : {}),
});

/** Off is said both ways: by the template's switch, and by the degree that either server takes for it. */
const off = { chat_template_kwargs: { enable_thinking: false }, reasoning_effort: "none" };
const bound = (thinking_token_budget: number) => pass({ ...inTemplate(true), thinking_token_budget });

/** They stand in the administrator's own network, so addresses are fetched by Parley and none is passed on. */
export const columnsOfOwnServers: Column[] = [
  {
    model: "ollama/qwen3:8b",
    base: "/ollama/v1",
    dialect: { thought: "reasoning" },
    wires: { usual: chatWire("qwen3:8b", "/ollama/v1/chat/completions") },
    cells: {
      ...plainChat,
      ...thinkingInDegrees({
        on: pass(degree("medium")),
        off: pass(degree("none")),
        effort: degree,
        fitted: { minimal: "low", xhigh: "high", max: "high" },
      }),
      ...boundsDropped(pass(degree("medium"))),
      "temperature 0.4 while thinking": pass({ ...degree("medium"), temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...degree("none"), temperature: 0.4 }),
      ...boundBy("max_tokens"),
      ...askedOften,
      ...freeChoice,
      "tool_choice required while thinking": drop("tool_choice", { ...degree("medium"), tools }),
      ...firstOfCalls,
      ...imagesAsBytes,
    },
  },
  {
    model: "ollama/qwen3-omni",
    base: "/ollama/v1",
    wires: { usual: chatWire("qwen3-omni", "/ollama/v1/chat/completions") },
    cells: sounds,
  },
  {
    model: "vllm/Qwen/Qwen3-8B",
    base: "/vllm/v1",
    dialect: { thought: "reasoning" },
    wires: { usual: chatWire("Qwen/Qwen3-8B", "/vllm/v1/chat/completions") },
    cells: {
      ...plainChat,
      ...thinkingInDegrees({
        on: pass(inTemplate(true)),
        off: pass(off),
        effort: (effort) => inTemplate(true, effort),
      }),
      "budget_tokens 100": bound(100),
      "budget_tokens 4096": bound(4_096),
      "budget_tokens 20000": bound(20_000),
      "budget_tokens 200000": {
        ...bound(131_072),
        warned: ["thinking.budget_tokens adjusted"],
      },
      // It has both kinds; a bound says more than a degree.
      "reasoning_effort low with budget_tokens 20000": bound(20_000),
      "temperature 0.4 while thinking": pass({ ...inTemplate(true), temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      "top_k 40": pass({ top_k: 40 }),
      ...boundBy("max_tokens"),
      ...askedOnce,
      "tool_choice required while thinking": pass({ ...inTemplate(true), tools, tool_choice: "required" }),
      ...imagesAsBytes,
    },
  },
  {
    model: "vllm/Qwen/Qwen3-Omni-30B",
    base: "/vllm/v1",
    wires: { usual: chatWire("Qwen/Qwen3-Omni-30B", "/vllm/v1/chat/completions") },
    cells: { ...sounds, ...videosAsBytes },
  },
  {
    model: "llamacpp/qwen3-8b",
    base: "/llamacpp/v1",
    wires: { usual: chatWire("qwen3-8b", "/llamacpp/v1/chat/completions") },
    cells: {
      ...plainChat,
      // The degree is a variable of the template; a bound is set where the server is started.
      ...thinkingInDegrees({
        on: pass(inTemplate(true)),
        off: pass(off),
        effort: (effort) => inTemplate(true, effort),
      }),
      ...boundsDropped(pass(inTemplate(true))),
      "temperature 0.4 while thinking": pass({ ...inTemplate(true), temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      "top_k 40": pass({ top_k: 40 }),
      ...boundBy("max_tokens"),
      // It refuses more answers than it has slots, four unless it was told otherwise.
      "n 2": askedOnce["n 2"],
      "n 5": askedOften["n 5"],
      // An object that names a tool acts as auto.
      "tool_choice named": drop("tool_choice", { tools }),
      "tool_choice required while thinking": pass({ ...inTemplate(true), tools, tool_choice: "required" }),
      ...imagesAsBytes,
    },
  },
  {
    model: "custom/nobody-knows",
    base: "/custom/v1",
    wires: { usual: chatWire("nobody-knows", "/custom/v1/chat/completions") },
    cells: { ...plainChat, ...boundBy("max_tokens"), ...askedOften, ...imagesAsBytes },
  },
];

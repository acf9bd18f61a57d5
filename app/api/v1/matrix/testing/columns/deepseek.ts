import { type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { noImages } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy, jsonObjects, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { alwaysThinking, thinkingInDegrees } from "@/app/api/v1/matrix/testing/cells/thinking";
import { firstOfCalls } from "@/app/api/v1/matrix/testing/cells/tools";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/deepseek";
const path = "/deepseek/chat/completions";

/** Usage comes with the finish chunk. */
const bare: Body = { stream_options: undefined };

/** Thinking, the temperature goes unheeded. */
const on = { thinking: { type: "enabled" }, temperature: undefined };
const off = { thinking: { type: "disabled" } };

export const deepSeekColumns: Column[] = [
  {
    model: "deepseek/deepseek-chat",
    base,
    wires: { usual: chatWire("deepseek-chat", path, bare) },
    cells: {
      ...plainChat,
      // minimal → low; medium, xhigh → high.
      ...thinkingInDegrees({
        on: pass(on),
        off: pass(off),
        effort: (reasoning_effort) => ({ ...on, reasoning_effort }),
        fitted: { minimal: "low", medium: "high", xhigh: "high" },
        budgets: ["low", "high", "high", "max"],
      }),
      "temperature 0.4 while thinking": drop("temperature", on),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      seed: drop("seed"),
      ...boundBy("max_tokens", 8_192),
      ...stoppedBy(16),
      ...askedOften,
      ...jsonObjects,
      "tool_choice required while thinking": pass({ ...on, tools, tool_choice: "required" }),
      ...firstOfCalls,
      ...noImages,
    },
  },
  {
    // It thinks unless it is told not to, and what goes unheeded meanwhile is dropped.
    model: "deepseek/deepseek-v4-pro",
    base,
    wires: { usual: chatWire("deepseek-v4-pro", path, { ...bare, temperature: undefined }) },
    cells: {
      "nothing but a question": pass(),
      "thinking on": pass(on),
      "thinking off": pass({ ...off, temperature: 1.3 }),
      "temperature 0.4": drop("temperature"),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      "top_p 0.5": drop("top_p"),
      frequency_penalty: drop("frequency_penalty"),
      presence_penalty: drop("presence_penalty"),
      logprobs: drop("logprobs"),
    },
  },
  {
    model: "deepseek/deepseek-reasoner",
    base,
    wires: { usual: chatWire("deepseek-reasoner", path, { ...bare, temperature: undefined }) },
    cells: {
      "thinking on": pass(on),
      "thinking off": alwaysThinking({ ...on, reasoning_effort: "low" }),
    },
  },
];

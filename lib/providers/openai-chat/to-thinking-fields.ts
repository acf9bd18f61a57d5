import type { Effort, Thinking } from "@/lib/core/chat-request";
import type { ThinkingCapability, ThinkingKind } from "@/lib/core/model";
import type { WireObject } from "@/lib/net/wire-json";

type Spelling = (thinking: Thinking, model: ThinkingCapability) => WireObject;

/** Each vendor's words for "think", "this much" and "do not" (gateway.md 3.1 to 3.3); kinds of other protocols are absent. */
const spellings: Partial<Record<ThinkingKind, Spelling>> = {
  effort: ({ mode, effort }, model) => ({
    reasoning_effort: mode === "off" ? "none" : (effort ?? usualEffort(model)),
  }),
  type: (thinking) => toType(thinking, "enabled"),
  "adaptive-type": (thinking) => toType(thinking, "adaptive"),
  // The effort is for DeepSeek-V4 on DashScope, which has no budget (3.2).
  flag: ({ mode, effort, budgetTokens }) => ({
    enable_thinking: mode !== "off",
    thinking_budget: budgetTokens,
    reasoning_effort: effort,
  }),
  // vLLM reads the effort beside the template's variables, llama.cpp among them; either takes "none" as off (3.3).
  template: ({ mode, effort, budgetTokens }) =>
    mode === "off"
      ? { chat_template_kwargs: { enable_thinking: false }, reasoning_effort: "none" }
      : {
          chat_template_kwargs: { enable_thinking: true, reasoning_effort: effort },
          reasoning_effort: effort,
          thinking_token_budget: budgetTokens,
        },
  openrouter: ({ mode, effort, budgetTokens }) => {
    if (mode === "off") return { reasoning: { effort: "none" } };
    if (budgetTokens !== undefined) return { reasoning: { max_tokens: budgetTokens } };
    return { reasoning: effort ? { effort } : { enabled: true } };
  },
  contract: ({ mode, effort, budgetTokens }) => ({
    thinking: { enabled: mode !== "off", budget_tokens: budgetTokens, reasoning_effort: effort },
  }),
};

/** How a model is told to think, or not to. Says nothing where nothing was asked for. */
export function toThinkingFields(thinking: Thinking, model: ThinkingCapability | undefined): WireObject {
  const { mode, effort, budgetTokens } = thinking;
  const saysNothing = mode === "unset" && effort === undefined && budgetTokens === undefined;
  if (!model || saysNothing || (mode === "off" && !model.canDisable)) return {};
  return spellings[model.kind]?.(thinking, model) ?? {};
}

function toType({ mode, effort, budgetTokens }: Thinking, on: "enabled" | "adaptive"): WireObject {
  if (mode === "off") return { thinking: { type: "disabled" } };
  return { thinking: { type: on, budget_tokens: budgetTokens }, reasoning_effort: effort };
}

/** A model that does not think by itself has to be given some degree. */
function usualEffort({ byDefault, efforts }: ThinkingCapability): Effort | undefined {
  if (byDefault) return undefined;
  return efforts.includes("medium") ? "medium" : efforts.at(-1);
}

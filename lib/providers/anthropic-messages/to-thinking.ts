import type { ChatRequest, Effort, Warning } from "@/lib/core/chat-request";
import type { Capabilities } from "@/lib/core/model";

/** The API requires a bound on the answer; this one every Claude takes. */
const usualMaxTokens = 4_096;
/** What the API takes at the least. https://docs.anthropic.com/en/docs/build-with-claude/extended-thinking */
const leastBudget = 1_024;
/** Where nothing is said of how much: `medium` in gateway.md 3.0. */
const usualBudget = 8_192;

/** How a request is to be thought about, and how long its answer may be, which depend on each other. */
export type ThinkingFields = {
  maxTokens: number;
  thinking?: { type: "enabled"; budget_tokens: number } | { type: "adaptive"; display: string } | { type: "disabled" };
  effort?: Effort;
  warnings: Warning[];
};

/** Spells thinking the way the model's kind has it (gateway.md 3.1); a thought always fits into `max_tokens`. */
export function toThinking(
  request: Pick<ChatRequest, "thinking" | "maxCompletionTokens">,
  { thinking: own, maxOutput }: Pick<Capabilities, "thinking" | "maxOutput">,
): ThinkingFields {
  const { mode, effort, budgetTokens, include } = request.thinking;
  const fields: ThinkingFields = {
    maxTokens: request.maxCompletionTokens ?? maxOutput ?? usualMaxTokens,
    warnings: [],
  };
  if (!own) return fields;
  const isAdaptive = own.kind === "claude-adaptive";
  // A model that thinks unasked keeps its thought to itself unless it is asked for it.
  if (mode === "unset" && !(isAdaptive && own.byDefault)) return fields;
  if (mode === "off") return own.canDisable ? { ...fields, thinking: { type: "disabled" } } : fields;
  if (effort && own.efforts.includes(effort)) fields.effort = effort;
  if (isAdaptive) {
    return { ...fields, thinking: { type: "adaptive", display: include === false ? "omitted" : "summarized" } };
  }
  return withBudget(fields, budgetTokens, request.maxCompletionTokens === undefined);
}

/** Only a bound that nobody set is raised to make room for the thought. */
function withBudget(fields: ThinkingFields, wanted: number | undefined, isUnbound: boolean): ThinkingFields {
  if (isUnbound && wanted !== undefined && wanted >= fields.maxTokens) fields.maxTokens = wanted + usualMaxTokens;
  const room = fields.maxTokens - 1;
  if (room < leastBudget) {
    const reason = `max_completion_tokens leaves no room for a thought of ${leastBudget} tokens`;
    return { ...fields, effort: undefined, warnings: [{ param: "thinking", action: "dropped", reason }] };
  }
  const budget = Math.min(wanted ?? Math.min(usualBudget, Math.floor(room / 2)), room);
  return { ...fields, thinking: { type: "enabled", budget_tokens: Math.max(leastBudget, budget) } };
}

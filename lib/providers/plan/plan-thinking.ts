import type { Effort, Thinking } from "@/lib/core/chat-request";
import type { ThinkingCapability, ThinkingKind } from "@/lib/core/model";
import { budgetOf, effortOf, fitEffort } from "./fit-effort";
import type { Draft } from "./plan";
import { roomLeft } from "./plan-length";

/** Tokens of an answer that must fit beside a thought. */
const leastAnswer = 1_024;

/** Kinds that know no switch beside the degree: thinking is turned on by naming one. */
const switchedByDegree = new Set<ThinkingKind>(["effort", "responses"]);
const usualEffort: Effort = "medium";

/** Says in the model's own terms how much it is to think: on or off, and one of a degree or a bound. */
export function planThinking(draft: Draft): void {
  const { request, capabilities } = draft;
  const { thinking } = request;
  const own = capabilities.thinking;
  if (own && request.search && capabilities.search?.excludesThinking) {
    if (thinking.mode === "on") draft.drop("thinking", "the model does not think while it searches");
    request.thinking = { mode: own.canDisable ? "off" : "unset" };
    return;
  }
  if (!own) {
    if (thinking.mode === "on") draft.drop("thinking", "the model does not think");
    request.thinking = { mode: "unset" };
    return;
  }
  if (thinking.mode === "off") turnOff(draft, own);
  else if (thinking.mode === "on") turnOn(draft, own);
  else request.thinking = { mode: "unset" };
  if (thinking.include === false) draft.emulations.hideReasoning = true;
  // What is hidden here need not be sent.
  if (draft.emulations.hideReasoning) request.thinking = { ...request.thinking, include: false };
  if (own.kind === "contract") request.thinking = thinking;
}

/** A model that always thinks is asked for the least, and its thought is not shown. */
function turnOff(draft: Draft, own: ThinkingCapability): void {
  const { request, emulations } = draft;
  if (own.canDisable) {
    request.thinking = { mode: "off" };
    return;
  }
  draft.drop("thinking", "the model always thinks");
  emulations.hideReasoning = request.thinking.include !== true;
  const least = own.efforts[0];
  if (least) request.thinking = { mode: "on", effort: least };
  else if (own.budget) request.thinking = { mode: "on", budgetTokens: own.budget.min };
  else request.thinking = { mode: "unset" };
}

function turnOn(draft: Draft, own: ThinkingCapability): void {
  const { request } = draft;
  const wanted = request.thinking;
  const effort = wanted.effort === "none" ? undefined : wanted.effort;
  const asked: Thinking = { ...wanted, ...(effort ? { effort } : { effort: undefined }) };
  request.thinking = { mode: "on" };
  const takesBudget = own.budget !== undefined && (asked.budgetTokens !== undefined || own.efforts.length === 0);
  if (takesBudget && own.budget) bindThought(draft, asked, own.budget);
  else if (own.efforts.length > 0) setEffort(draft, asked, own);
  else {
    if (asked.budgetTokens !== undefined) dropBound(draft);
    if (asked.effort) draft.drop("thinking.reasoning_effort", "the model knows no degrees of thinking");
  }
}

function dropBound(draft: Draft): void {
  draft.drop("thinking.budget_tokens", "the model takes no bound on its thought");
}

function setEffort(draft: Draft, asked: Thinking, own: ThinkingCapability): void {
  const bound = asked.effort === undefined ? asked.budgetTokens : undefined;
  if (bound !== undefined && own.ignoresBudget) dropBound(draft);
  const byBudget = bound === undefined || own.ignoresBudget ? undefined : effortOf(bound, own.efforts);
  const wanted = asked.effort ?? (switchedByDegree.has(own.kind) && own.canDisable ? usualEffort : undefined);
  const fitting = byBudget ?? (wanted && fitEffort(wanted, own.efforts));
  if (fitting === undefined) return;
  draft.request.thinking = { mode: "on", effort: fitting };
  if (asked.effort && asked.effort !== fitting) {
    draft.adjust("thinking.reasoning_effort", `the model takes ${own.efforts.join(", ")}`);
  }
}

/** A thought has to leave room for the answer, because both count against one bound. */
function bindThought(draft: Draft, asked: Thinking, budget: { min: number; max: number }): void {
  const { request, capabilities } = draft;
  const wanted = asked.budgetTokens ?? (asked.effort && budgetOf(asked.effort));
  if (wanted === undefined) return;
  const bound = request.maxCompletionTokens;
  const most = capabilities.maxOutput ?? Number.POSITIVE_INFINITY;
  // A small model has half of its room for the answer.
  const room = bound === undefined ? most - Math.min(leastAnswer, Math.ceil(most / 2)) : bound - 1;
  const fitting = Math.max(budget.min, Math.min(wanted, budget.max, room));
  if (fitting > room) {
    draft.drop("thinking", `max_completion_tokens leaves no room for a thought of ${budget.min} tokens`);
    request.thinking = { mode: "off" };
    return;
  }
  if (asked.budgetTokens !== undefined && fitting !== wanted) {
    draft.adjust("thinking.budget_tokens", `fitted to ${fitting}`);
  }
  request.thinking = { mode: "on", budgetTokens: fitting };
  if (bound === undefined && capabilities.maxOutput !== undefined) {
    // The default is the model's most (gateway.md 1.2); said aloud, it is surely more than the thought.
    request.maxCompletionTokens = Math.max(fitting + 1, Math.min(capabilities.maxOutput, roomLeft(draft)));
  }
}

import { AppError } from "@/lib/core/errors";
import type { Draft } from "./plan";

/** Characters a token has at the least, on average; for not asking more of a context than is left of it. */
const charactersPerToken = 2;
/** Where Moonshot sees 0. */
const nearlyZero = 0.1;

/** Bounds the answer, cuts it at stop texts, and counts out how many are wanted. */
export function planLength(draft: Draft): void {
  planMaxTokens(draft);
  planStop(draft);
  planChoices(draft);
}

function planMaxTokens(draft: Draft): void {
  const { request, capabilities, settings } = draft;
  const { maxOutput } = capabilities;
  if (maxOutput === undefined) return;
  if (request.maxCompletionTokens === undefined) {
    if (settings.sendsMaxOutput) request.maxCompletionTokens = Math.min(maxOutput, roomLeft(draft));
  } else if (request.maxCompletionTokens > maxOutput) {
    request.maxCompletionTokens = maxOutput;
    draft.adjust("max_completion_tokens", `the model writes ${maxOutput} tokens at most`);
  }
}

/** Tokens of a model's context that the question leaves. */
export function roomLeft({ request, capabilities }: Draft): number {
  if (capabilities.contextLength === undefined) return Number.POSITIVE_INFINITY;
  let characters = 0;
  for (const message of request.messages) {
    for (const part of message.parts) if ("text" in part) characters += part.text.length;
  }
  return Math.max(1, capabilities.contextLength - Math.ceil(characters / charactersPerToken));
}

function planStop({ request, capabilities, emulations }: Draft): void {
  const stop = request.stop?.filter((text) => text !== "") ?? [];
  request.stop = stop.length > 0 ? stop : undefined;
  if (stop.length <= capabilities.maxStop) return;
  emulations.stop = stop;
  request.stop = undefined;
}

function planChoices({ request, capabilities, settings, emulations }: Draft): void {
  const wanted = request.n ?? 1;
  if (wanted > settings.maxChoices) {
    throw new AppError("invalid_value", `n: at most ${settings.maxChoices} answers are given here.`, { param: "n" });
  }
  const { temperature = 1 } = request;
  const isSingle = capabilities.oneAtZero === true && temperature < nearlyZero;
  if (wanted > (isSingle ? 1 : capabilities.maxN)) emulations.choices = wanted;
  if (wanted === 1 || emulations.choices) request.n = undefined;
}

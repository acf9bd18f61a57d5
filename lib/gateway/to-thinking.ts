import type { Effort, Thinking } from "@/lib/core/chat-request";
import { AppError } from "@/lib/core/errors";
import type { CompletionRequest } from "./request-fields";
import { thinkingGiven } from "./thinking-given";

/** What a model's name says about thinking by its ending. */
export type SuffixThinking = { mode: "on" | "off"; effort?: Effort };

/**
 * How much the model is to think. A degree or a bound alone also switches thinking on; a bound of 0 alone switches it
 * off, and -1 is no bound.
 * @throws AppError invalid_value when the ending of the model's name says otherwise than the request.
 */
export function toThinking(request: CompletionRequest, suffix?: SuffixThinking): Thinking {
  const { switches, efforts, budgets, includes } = thinkingGiven(request);
  const [on] = switches;
  if (suffix && on && (suffix.mode === "on") !== on.value) {
    const place = on.path.join(".");
    throw new AppError("invalid_value", `model: its ending contradicts ${place}.`, { param: "model" });
  }
  const effort = efforts[0]?.value ?? suffix?.effort;
  const bound = budgets[0]?.value;
  const isOn = suffix ? suffix.mode === "on" : (on?.value ?? (effort !== undefined || isOnByBound(bound)));
  const include = includes[0] ? { include: includes[0].value } : {};
  if (isOn === undefined) return { mode: "unset", ...include };
  if (!isOn) return { mode: "off", ...include };
  return {
    mode: "on",
    ...(bound !== undefined && bound > 0 ? { budgetTokens: bound } : {}),
    ...(effort === undefined || effort === "none" ? {} : { effort }),
    ...include,
  };
}

function isOnByBound(bound: number | undefined): boolean | undefined {
  return bound === undefined ? undefined : bound !== 0;
}

import type { Effort } from "@/lib/core/chat-request";
import type { CompletionRequest } from "./request-fields";

/** A value with the place in the request that holds it. */
export type Given<T> = { path: string[]; value: T };

/** What a request says about thinking, in whichever places it says it. */
export type ThinkingGiven = {
  switches: Given<boolean>[];
  efforts: Given<Effort>[];
  budgets: Given<number>[];
  includes: Given<boolean>[];
};

/** Collects every spelling; the first of each kind is the one that counts, and the others may not differ from it. */
export function thinkingGiven(request: CompletionRequest): ThinkingGiven {
  const { thinking, reasoning } = request;
  const efforts = given<Effort>([
    [["thinking", "reasoning_effort"], thinking?.reasoning_effort],
    [["thinking", "thinking_level"], thinking?.thinking_level],
    [["reasoning_effort"], request.reasoning_effort],
    [["reasoning", "effort"], reasoning?.effort],
  ]);
  const offByEffort = efforts.filter(({ value }) => value === "none").map(({ path }) => ({ path, value: false }));
  const exclude = reasoning?.exclude;
  return {
    switches: [
      ...given([
        [["thinking", "enabled"], thinking?.enabled],
        [["thinking", "type"], isOnByType(thinking?.type)],
        [["enable_thinking"], request.enable_thinking],
        [["reasoning", "enabled"], reasoning?.enabled],
      ]),
      ...offByEffort,
    ],
    efforts,
    budgets: given([
      [["thinking", "budget_tokens"], thinking?.budget_tokens],
      [["thinking_budget"], request.thinking_budget],
      [["reasoning", "max_tokens"], reasoning?.max_tokens],
    ]),
    includes: given([
      [["thinking", "include_thoughts"], thinking?.include_thoughts],
      [["reasoning", "exclude"], typeof exclude === "boolean" ? !exclude : undefined],
    ]),
  };
}

/** Doubao's `auto` leaves the choice to the model; Claude's `adaptive` leaves only the degree to it. */
function isOnByType(type: "enabled" | "disabled" | "auto" | "adaptive" | null | undefined): boolean | undefined {
  if (type === "enabled" || type === "adaptive") return true;
  return type === "disabled" ? false : undefined;
}

function given<T>(places: [string[], T | null | undefined][]): Given<T>[] {
  return places.flatMap(([path, value]) => (value === null || value === undefined ? [] : [{ path, value }]));
}

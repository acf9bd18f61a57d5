import { z } from "zod";
import { type Effort, efforts } from "@/lib/core/chat-request";

/** Spellings of a degree beside our own; Gemini writes levels in capitals, `auto` leaves it to the model. */
const otherSpellings = new Map<string, Effort | undefined>([
  ["off", "none"],
  ["disabled", "none"],
  ["min", "minimal"],
  ["extra_high", "xhigh"],
  ["extra-high", "xhigh"],
  ["x-high", "xhigh"],
  ["maximum", "max"],
  ["auto", undefined],
  ["default", undefined],
  ["thinking_level_unspecified", undefined],
]);

const effort = z.string().transform((text, context): Effort | undefined => {
  const wanted = text.toLowerCase();
  const own = efforts.find((one) => one === wanted);
  if (own || otherSpellings.has(wanted)) return own ?? otherSpellings.get(wanted);
  context.issues.push({ code: "custom", message: `must be one of ${efforts.join(", ")}`, input: text });
  return z.NEVER;
});

/** -1 leaves the bound to the model, as Gemini's `thinkingBudget` does. */
const budget = z.int().min(-1);

/** Every spelling of how much the model is to think (gateway.md 1.1 and 3.0). */
export const thinkingFields = {
  thinking: z
    .looseObject({
      enabled: z.boolean().nullish(),
      type: z.enum(["enabled", "disabled", "auto", "adaptive"]).nullish(),
      budget_tokens: budget.nullish(),
      reasoning_effort: effort.nullish(),
      thinking_level: effort.nullish(),
      include_thoughts: z.boolean().nullish(),
    })
    .nullish(),
  enable_thinking: z.boolean().nullish(),
  thinking_budget: budget.nullish(),
  reasoning_effort: effort.nullish(),
  reasoning: z
    .looseObject({
      enabled: z.boolean().nullish(),
      effort: effort.nullish(),
      max_tokens: budget.nullish(),
      exclude: z.boolean().nullish(),
    })
    .nullish(),
};

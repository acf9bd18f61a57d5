import type { ThinkingCapability } from "@/lib/core/model";
import { strictStandIn } from "@/lib/providers/testing/strict-stand-in";
import { askGemini } from "./ask-gemini";
import { startMockGemini } from "./mock-gemini";

/** Gives a stand-in that refuses what Gemini would refuse to the tests of a file. */
export function strictGemini() {
  return strictStandIn({
    start: startMockGemini,
    ask: askGemini,
    modelWith: ({ thinking }) => (thinking?.kind === "gemini-level" ? "gemini-3-echo" : "gemini-2.5-echo"),
  });
}

/** Thinking as Gemini 3 has it. */
export const byLevel: ThinkingCapability = {
  kind: "gemini-level",
  canDisable: false,
  byDefault: true,
  efforts: ["low", "medium", "high"],
};

/** Thinking as Gemini 2.5 Flash has it. */
export const byBudget: ThinkingCapability = {
  kind: "gemini-budget",
  canDisable: true,
  byDefault: true,
  efforts: [],
  budget: { min: 0, max: 24_576 },
};

import type { ParameterGroup } from "@/components/chat/parameters/parameter-spec";

export const thinking: ParameterGroup = {
  title: "group.thinking",
  parameters: [
    {
      path: "thinking.enabled",
      label: "param.thinking",
      hint: "param.thinking.hint",
      control: { kind: "switch" },
      spellings: ["thinking.type", "enable_thinking", "reasoning.enabled"],
    },
    {
      path: "thinking.reasoning_effort",
      label: "param.effort",
      hint: "param.effort.hint",
      control: {
        kind: "choice",
        choices: [
          ["minimal", "effort.minimal"],
          ["low", "effort.low"],
          ["medium", "effort.medium"],
          ["high", "effort.high"],
          ["xhigh", "effort.xhigh"],
          ["max", "effort.max"],
        ],
      },
      spellings: ["thinking.thinking_level", "reasoning_effort", "reasoning.effort"],
    },
    {
      path: "thinking.budget_tokens",
      label: "param.budget",
      hint: "param.budget.hint",
      control: { kind: "number", minimum: -1, maximum: Number.MAX_SAFE_INTEGER, step: 1 },
      spellings: ["thinking_budget", "reasoning.max_tokens"],
    },
    {
      path: "thinking.include_thoughts",
      label: "param.thoughts",
      hint: "param.thoughts.hint",
      control: { kind: "switch" },
      spellings: ["reasoning.exclude"],
    },
  ],
};

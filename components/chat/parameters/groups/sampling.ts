import type { ParameterGroup } from "@/components/chat/parameters/parameter-spec";

const largest = Number.MAX_SAFE_INTEGER;

export const sampling: ParameterGroup = {
  title: "group.sampling",
  parameters: [
    {
      path: "temperature",
      label: "param.temperature",
      hint: "param.temperature.hint",
      control: { kind: "number", minimum: 0, maximum: 2, step: 0.1, slider: true },
    },
    {
      path: "top_p",
      label: "param.topP",
      hint: "param.topP.hint",
      control: { kind: "number", minimum: 0, maximum: 1, step: 0.05, slider: true },
    },
    {
      path: "top_k",
      label: "param.topK",
      hint: "param.topK.hint",
      control: { kind: "number", minimum: -1, maximum: largest, step: 1 },
    },
    {
      path: "frequency_penalty",
      label: "param.frequency",
      hint: "param.frequency.hint",
      control: { kind: "number", minimum: -2, maximum: 2, step: 0.1, slider: true },
    },
    {
      path: "presence_penalty",
      label: "param.presence",
      hint: "param.presence.hint",
      control: { kind: "number", minimum: -2, maximum: 2, step: 0.1, slider: true },
    },
  ],
};

export const length: ParameterGroup = {
  title: "group.length",
  parameters: [
    {
      path: "max_completion_tokens",
      label: "param.maxTokens",
      hint: "param.maxTokens.hint",
      control: { kind: "number", minimum: 0, maximum: largest, step: 1 },
      spellings: ["max_tokens"],
    },
    {
      path: "stop",
      label: "param.stop",
      hint: "param.stop.hint",
      control: { kind: "words", most: 16, escapes: true },
    },
  ],
};

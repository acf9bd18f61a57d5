import type { ParameterGroup } from "@/components/chat/parameters/parameter-spec";

const toolExample = [
  {
    type: "function",
    function: {
      name: "get_weather",
      description: "The weather of a place",
      parameters: { type: "object", properties: { place: { type: "string" } }, required: ["place"] },
    },
  },
];

/** The form of an answer, its tools and its sound, and everything around it. */
export const answerForm: readonly ParameterGroup[] = [
  {
    title: "group.format",
    parameters: [
      { path: "json_mode", label: "param.jsonMode", hint: "param.jsonMode.hint", control: { kind: "switch" } },
      { path: "response_format", label: "param.format", hint: "param.format.hint", control: { kind: "format" } },
    ],
  },
  {
    title: "group.tools",
    parameters: [
      {
        path: "tools",
        label: "param.tools",
        hint: "param.tools.hint",
        control: { kind: "json", holds: "tools", example: toolExample },
      },
      {
        path: "tool_choice",
        label: "param.toolChoice",
        hint: "param.toolChoice.hint",
        control: { kind: "tool-choice" },
      },
      {
        path: "parallel_tool_calls",
        label: "param.parallel",
        hint: "param.parallel.hint",
        control: { kind: "switch" },
      },
    ],
  },
  {
    title: "group.sound",
    parameters: [
      {
        path: "modalities",
        label: "param.modalities",
        hint: "param.modalities.hint",
        control: { kind: "modalities" },
      },
      { path: "audio", label: "param.audio", hint: "param.audio.hint", control: { kind: "audio" } },
    ],
  },
  {
    title: "group.probabilities",
    parameters: [
      { path: "logprobs", label: "param.logprobs", hint: "param.logprobs.hint", control: { kind: "switch" } },
      {
        path: "top_logprobs",
        label: "param.topLogprobs",
        hint: "param.topLogprobs.hint",
        control: { kind: "number", minimum: 0, maximum: 20, step: 1, slider: true },
        needs: "logprobs",
      },
    ],
  },
  {
    title: "group.repeats",
    parameters: [
      {
        path: "n",
        label: "param.n",
        hint: "param.n.hint",
        control: { kind: "number", minimum: 1, maximum: 128, step: 1 },
      },
      {
        path: "seed",
        label: "param.seed",
        hint: "param.seed.hint",
        control: { kind: "number", minimum: -(2 ** 63), maximum: 2 ** 63, step: 1 },
      },
      {
        path: "retries",
        label: "param.retries",
        hint: "param.retries.hint",
        control: { kind: "number", minimum: 0, maximum: Number.MAX_SAFE_INTEGER, step: 1 },
      },
    ],
  },
  {
    title: "group.notes",
    parameters: [
      {
        path: "metadata",
        label: "param.metadata",
        hint: "param.metadata.hint",
        control: { kind: "json", holds: "metadata", example: { topic: "rivers" } },
      },
      {
        path: "user",
        label: "param.user",
        hint: "param.user.hint",
        control: { kind: "text", most: 1_000 },
        spellings: ["safety_identifier"],
      },
      {
        path: "prompt_cache_key",
        label: "param.cacheKey",
        hint: "param.cacheKey.hint",
        control: { kind: "text", most: 1_000 },
      },
      { path: "strict_params", label: "param.strict", hint: "param.strict.hint", control: { kind: "switch" } },
    ],
  },
];

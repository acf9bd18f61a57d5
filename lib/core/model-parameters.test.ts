import { expect, test } from "vitest";
import { cautiousCapabilities } from "@/lib/providers/catalogue/cautious-capabilities";
import { capabilityWords, wordsOf } from "./capability-words";
import type { Capabilities } from "./model";
import { parametersOf } from "./model-parameters";

const of = (more: Partial<Capabilities> = {}) => parametersOf({ ...cautiousCapabilities, ...more });

test("a plain model takes most parameters itself, and Parley does the rest", () => {
  expect(of({ maxOutput: 4_096 })).toMatchObject({
    temperature: { support: "native", minimum: 0, maximum: 2, beyond: "adjusted" },
    max_completion_tokens: { support: "native", maximum: 4_096 },
    stop: { support: "native", maximum: 4, beyond: "emulated" },
    n: { support: "emulated" },
    enable_search: { support: "emulated", default: false },
    "thinking.enabled": { support: "unsupported" },
    "thinking.reasoning_effort": { support: "unsupported" },
    top_k: { support: "unsupported" },
    top_logprobs: { support: "native", maximum: 20 },
    tool_choice: { values: ["none", "auto", "required", "function"] },
    retries: { support: "native", maximum: 10 },
    sess_id: { support: "native" },
  });
});

test("what a model lacks is emulated where that is possible and unsupported where it is not", () => {
  const less = of({
    temperature: { min: 0, max: 1, fixed: true },
    json: { object: false, schema: false },
    parallelToolCalls: false,
    maxStop: 0,
    seed: false,
    logprobs: false,
    frequencyPenalty: false,
  });
  const supports = Object.fromEntries(Object.entries(less).map(([name, { support }]) => [name, support]));
  expect(supports).toMatchObject({
    temperature: "unsupported",
    json_mode: "emulated",
    response_format: "emulated",
    parallel_tool_calls: "emulated",
    stop: "emulated",
    seed: "unsupported",
    logprobs: "unsupported",
    top_logprobs: "unsupported",
    frequency_penalty: "unsupported",
    presence_penalty: "native",
  });
  expect(of({ tools: false })).toMatchObject({
    tools: { support: "unsupported" },
    tool_choice: { support: "unsupported" },
    parallel_tool_calls: { support: "unsupported" },
  });
  expect(of({ json: { object: false, schema: true } }).json_mode).toEqual({ support: "native" });
});

test("degrees and bounds of a thought are said in each other's words where a model has but one of them", () => {
  const thinking = { kind: "effort", canDisable: false, byDefault: true, efforts: ["low", "high"] } as const;
  expect(of({ thinking })).toMatchObject({
    "thinking.enabled": { support: "native", default: true, values: ["true"] },
    "thinking.budget_tokens": { support: "emulated" },
    "thinking.reasoning_effort": { support: "native", values: ["low", "high"] },
  });
  const bound = { ...thinking, canDisable: true, efforts: [], budget: { min: 0, max: 24_576 } };
  expect(of({ thinking: bound })).toMatchObject({
    "thinking.enabled": { values: ["true", "false"] },
    "thinking.budget_tokens": { support: "native", minimum: 0, maximum: 24_576 },
    "thinking.reasoning_effort": { support: "emulated" },
  });
});

test("what goes unheeded while a model thinks is marked", () => {
  const marked = of({ ignoredWhileThinking: ["temperature", "penalties", "logprobs", "toolChoice"] });
  expect(marked.temperature?.ignoredWhileThinking).toBe(true);
  expect(marked.presence_penalty?.ignoredWhileThinking).toBe(true);
  expect(marked.top_logprobs?.ignoredWhileThinking).toBe(true);
  expect(marked.tool_choice?.ignoredWhileThinking).toBe(true);
  expect(marked.top_p?.ignoredWhileThinking).toBeUndefined();
});

test("the words of a model are those that are true of it, in one order", () => {
  expect(wordsOf(cautiousCapabilities)).toEqual(["vision", "tools", "json", "logprobs"]);
  const both = { url: true, bytes: true };
  const all = wordsOf({
    ...cautiousCapabilities,
    input: { image: both, audio: both, video: both, file: both },
    audioOutput: true,
    search: { kind: "contract", withTools: true },
    thinking: { kind: "type", canDisable: true, byDefault: true, efforts: [] },
  });
  expect(all).toEqual([...capabilityWords]);
});

import type { Capabilities } from "@/lib/core/model";

/** What is believed of a model that nobody knows: a plain OpenAI-shaped one that reads text and images and calls functions. */
export const cautiousCapabilities: Capabilities = {
  input: { image: { url: true, bytes: true }, audio: false, video: false, file: false },
  audioOutput: false,
  tools: true,
  toolChoice: { none: true, required: true, named: true },
  parallelToolCalls: true,
  json: { object: true, schema: true },
  temperature: { min: 0, max: 2 },
  topP: true,
  topK: false,
  frequencyPenalty: true,
  presencePenalty: true,
  seed: true,
  logprobs: true,
  maxTopLogprobs: 20,
  maxN: 1,
  maxStop: 4,
  ignoredWhileThinking: [],
};

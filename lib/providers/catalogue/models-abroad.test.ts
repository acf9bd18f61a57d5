import { expect, test } from "vitest";
import { both, bytes } from "./shorthand";
import { always, type Case, expectCase, fixed, noSearch, noThought, range, thinks } from "./testing/expect-case";

/** The special cases of gateway.md 3.1, 3.3 and 3.5 outside China. */
const cases: Case[] = [
  // OpenAI
  [
    "openai",
    "gpt-4o",
    {
      ...range(0, 2),
      ...noThought,
      maxStop: 4,
      maxN: 128,
      logprobs: true,
      input: { image: both, audio: false, video: false, file: bytes },
    },
  ],
  ["openai", "gpt-4o-2099-01-01", { contextLength: 128_000 }],
  [
    "openai",
    "o3",
    {
      ...fixed,
      ...thinks("effort", { canDisable: false, byDefault: true }),
      frequencyPenalty: false,
      presencePenalty: false,
      maxStop: 0,
      logprobs: false,
      topP: false,
    },
  ],
  [
    "openai",
    "gpt-5",
    { ...fixed, ...thinks("effort", { canDisable: false, efforts: ["minimal", "low", "medium", "high"] }), maxStop: 0 },
  ],
  ["openai", "gpt-5-pro", { ...fixed, ...thinks("effort", { efforts: ["high"] }) }],
  [
    "openai",
    "gpt-5.1",
    {
      temperature: { min: 0, max: 2, fixed: false },
      ...thinks("effort", { canDisable: true }),
      ignoredWhileThinking: ["temperature", "topP", "logprobs"],
      frequencyPenalty: false,
      maxStop: 0,
    },
  ],
  ["openai", "gpt-5.9-mini", { ...thinks("effort", { canDisable: true }) }],
  ["openai", "gpt-6-sol", { ...fixed, ...thinks("effort", { efforts: ["low", "medium", "high", "xhigh", "max"] }) }],
  ["openai", "gpt-5-chat-latest", { ...range(0, 2), ...noThought, maxStop: 4 }],
  [
    "openai",
    "gpt-4o-search-preview",
    { ...fixed, search: { kind: "web_search_options", always: true, withTools: false }, tools: false, maxN: 1 },
  ],
  [
    "openai",
    "gpt-5-search-api",
    { search: { kind: "web_search_options", always: true, withTools: false }, ...noThought },
  ],
  ["openai", "gpt-4o-search-preview", noSearch, "openai-responses"],
  [
    "openai",
    "gpt-4o-audio-preview",
    { input: { image: false, audio: bytes, video: false, file: false }, audioOutput: true },
  ],
  [
    "openai",
    "gpt-3.5-turbo",
    {
      tools: true,
      json: { object: true, schema: false },
      input: { image: false, audio: false, video: false, file: false },
    },
  ],
  ["openai", "gpt-4.1-nano", noSearch, "openai-responses"],
  [
    "openai",
    "gpt-4.1",
    { search: { kind: "responses-tool", withTools: true }, maxStop: 0, seed: false, maxN: 1 },
    "openai-responses",
  ],
  // Anthropic
  [
    "anthropic",
    "claude-3-5-haiku-latest",
    { ...noThought, maxOutput: 8_192, temperature: { min: 0, max: 1, excludesTopP: false } },
  ],
  [
    "anthropic",
    "claude-opus-4-1",
    {
      ...thinks("claude-budget", { efforts: [], budget: { min: 1_024, max: 128_000 } }),
      maxOutput: 32_000,
      temperature: { min: 0, max: 1, excludesTopP: true },
    },
  ],
  [
    "anthropic",
    "claude-haiku-4-5",
    {
      ...thinks("claude-budget", { canDisable: true, byDefault: false }),
      json: { object: false, schema: true },
      search: { kind: "claude-tool", withTools: true },
    },
  ],
  [
    "anthropic",
    "claude-opus-4-6",
    {
      thinking: {
        kind: "claude-adaptive",
        canDisable: true,
        byDefault: false,
        efforts: ["low", "medium", "high", "max"],
      },
      topP: true,
    },
  ],
  ["anthropic", "claude-opus-4-7", { ...fixed, topP: false, topK: false }],
  ["anthropic", "claude-opus-5", { ...fixed, ...thinks("claude-adaptive", { byDefault: true, canDisable: true }) }],
  ["anthropic", "claude-fable-5-2", { ...fixed, ...thinks("claude-adaptive", { byDefault: true, canDisable: false }) }],
  ["anthropic", "claude-newname-7", { ...fixed, ...thinks("claude-adaptive", { byDefault: true }), maxOutput: 64_000 }],
  // Google
  [
    "google",
    "gemini-2.5-pro",
    {
      thinking: {
        kind: "gemini-budget",
        canDisable: false,
        byDefault: true,
        efforts: [],
        budget: { min: 128, max: 32_768 },
      },
      search: { kind: "gemini-tool", withTools: false },
    },
  ],
  ["google", "gemini-2.5-flash", thinks("gemini-budget", { canDisable: true, budget: { min: 0, max: 24_576 } })],
  [
    "google",
    "gemini-2.5-flash-lite",
    thinks("gemini-budget", { canDisable: true, byDefault: false, budget: { min: 512, max: 24_576 } }),
  ],
  [
    "google",
    "gemini-3-flash-preview",
    {
      ...thinks("gemini-level", { canDisable: false, efforts: ["minimal", "low", "medium", "high"] }),
      search: { kind: "gemini-tool", withTools: true },
      input: { image: bytes, audio: bytes, video: expect.objectContaining(bytes), file: bytes },
    },
  ],
  ["google", "gemini-3.1-pro-preview", thinks("gemini-level", { efforts: ["low", "medium", "high"] })],
  ["google", "gemini-2.0-flash", { ...noThought, maxStop: 5, maxN: 8, topK: true, parallelToolCalls: false }],
  ["google", "gemma-3-27b-it", { ...noThought, ...noSearch, tools: false }],
  // xAI, Mistral, Perplexity
  [
    "xai",
    "grok-4.3",
    {
      ...thinks("effort", { canDisable: true, efforts: ["low", "medium", "high", "xhigh"] }),
      frequencyPenalty: false,
      maxStop: 0,
      seed: true,
      ...noSearch,
    },
  ],
  ["xai", "grok-4", always],
  ["xai", "grok-3-mini", thinks("effort", { efforts: ["low", "high"] })],
  ["xai", "grok-3", { ...noThought, frequencyPenalty: true, maxStop: 4 }],
  ["mistral", "magistral-medium-latest", always],
  [
    "mistral",
    "mistral-medium-latest",
    { ...thinks("effort", { canDisable: true, byDefault: false, efforts: ["high"] }), ...range(0, 1.5) },
  ],
  ["mistral", "voxtral-small-latest", { input: { image: false, audio: bytes, video: false, file: both } }],
  [
    "perplexity",
    "sonar",
    {
      ...noThought,
      tools: false,
      json: { object: false, schema: true, objectAsSchema: true },
      search: { kind: "perplexity", always: true, withTools: false },
      ...range(0, 2, { exclusiveMax: true }),
    },
  ],
  [
    "perplexity",
    "sonar-reasoning-pro",
    thinks("effort", { canDisable: false, efforts: ["minimal", "low", "medium", "high"] }),
  ],
];

test.each(cases)("%s/%s", expectCase);

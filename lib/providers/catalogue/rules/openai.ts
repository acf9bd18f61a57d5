import type { ModelRule } from "@/lib/providers/catalogue/model-rule";

/** gateway.md 3.1, column "OpenAI chat" and the notes under it; what is refused is in OpenAI's model pages. */
export const openAiRules: readonly ModelRule[] = [
  {
    // Models that reason: no temperature, penalties, stop texts or log probabilities.
    model: /^(o\d|gpt-([5-9]|\d\d)(?!.*-chat)|codex-|computer-use|chat-latest|gpt-daybreak)/,
    says: {
      thinking: {},
      temperature: { fixed: true },
      topP: false,
      frequencyPenalty: false,
      presencePenalty: false,
      logprobs: false,
      maxTopLogprobs: 0,
      maxStop: 0,
    },
  },
  {
    // From 5.1 on effort `none` switches reasoning off, and then these are taken again.
    model: /^gpt-5\.\d(-mini|-nano)?(-\d{4}-\d\d-\d\d)?$/,
    says: {
      thinking: { canDisable: true },
      temperature: { fixed: false },
      topP: true,
      logprobs: true,
      maxTopLogprobs: 20,
      ignoredWhileThinking: ["temperature", "topP", "logprobs"],
    },
  },
  {
    model: /^gpt-5(-mini|-nano)?(-\d{4}-\d\d-\d\d)?$/,
    says: { thinking: { efforts: ["minimal", "low", "medium", "high"] } },
  },
  { model: /^gpt-5.*-chat/, says: { thinking: false } },
  { model: /^o1-(mini|preview)/, says: { thinking: { canDisable: false, efforts: [] }, tools: false, search: false } },
  // Search goes by Responses, and not with these (platform.openai.com/docs/guides/tools-web-search, limitations).
  { model: /^gpt-(3|4(-|$)|4\.1-nano)|^(o1|o3-mini|chatgpt)|audio/, says: { search: false } },
  {
    // They search before every answer, by chat completions only, and take none of the rest.
    model: /-search-(preview|api)/,
    says: {
      search: {},
      thinking: false,
      tools: false,
      temperature: { fixed: true },
      topP: false,
      frequencyPenalty: false,
      presencePenalty: false,
      seed: false,
      logprobs: false,
      maxTopLogprobs: 0,
      maxN: 1,
      maxStop: 0,
      input: { image: false, file: false },
    },
  },
  { model: /-search-(preview|api)/, protocol: "openai-responses", says: { search: false } },
  {
    model: /audio/,
    says: {
      input: { audio: true, image: false, file: false },
      audioOutput: true,
      json: { object: false, schema: false },
    },
  },
  // Documents are read by models that see; JSON and schemas came with later models.
  { model: /^gpt-(3|4(-|$))|^o1-(mini|preview)|^o3-mini/, says: { input: { file: false } } },
  { model: /^gpt-(3|4(-|$))|^gpt-4o-2024-05-13/, says: { json: { schema: false } } },
  { model: /^gpt-4(-0|-32k|$)/, says: { json: { object: false } } },
  // models.dev says otherwise; platform.openai.com/docs/models/gpt-3.5-turbo.
  { model: /^gpt-3\.5-turbo(?!-instruct)/, says: { tools: true, input: { image: false } } },
];

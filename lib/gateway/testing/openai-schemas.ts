/**
 * What the API may send, as JSON Schema 2020-12: OpenAI's ChatCompletion, ChatCompletionChunk, ErrorResponse and model
 * list (`openai` on npm, resources/chat/completions.d.ts and shared.d.ts) with the keys that Parley adds, and nothing
 * else. What OpenAI leaves open and Parley promises is required: every count of usage, `finish_reason` on every chunk.
 */

type Schema = Record<string, unknown>;

const text = { type: "string" };
const name = { type: "string", minLength: 1 };
const whole = { type: "integer", minimum: 0 };

function object(properties: Record<string, Schema>, required = Object.keys(properties)): Schema {
  return { type: "object", properties, required, additionalProperties: false };
}

function list(items: Schema, minItems = 0): Schema {
  return { type: "array", items, minItems };
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: "null" }] };
}

function counts(...keys: string[]): Record<string, Schema> {
  return Object.fromEntries(keys.map((key) => [key, whole]));
}

const token = { token: text, logprob: { type: "number" }, bytes: orNull(list({ type: "integer" })) };
const tokens = orNull(list(object({ ...token, top_logprobs: list(object(token)) })));
const logprobs = orNull(object({ content: tokens, refusal: tokens }));

const usage = object({
  ...counts("prompt_tokens", "completion_tokens", "total_tokens", "billed_units"),
  prompt_tokens_details: object(
    counts("text_tokens", "audio_tokens", "cached_tokens", "image_tokens", "video_tokens", "citation_tokens"),
  ),
  completion_tokens_details: object(
    counts(
      "text_tokens",
      "audio_tokens",
      "reasoning_tokens",
      "accepted_prediction_tokens",
      "rejected_prediction_tokens",
    ),
  ),
});

const sources = {
  citations: list({ type: "string", pattern: "^https?://" }, 1),
  search_results: list(
    object({
      index: { type: "integer", minimum: 1 },
      title: text,
      url: { type: "string", pattern: "^https?://" },
      content: text,
      media: text,
      icon: text,
      publish_date: text,
    }),
    1,
  ),
};

function envelope(kind: string) {
  return { id: name, object: { const: kind }, created: whole, model: name, system_fingerprint: name };
}

const finishReason = { enum: ["stop", "length", "tool_calls", "content_filter"] };
const audio = { id: name, data: text, expires_at: whole, transcript: text };
const call = { id: name, type: { const: "function" }, function: object({ name: text, arguments: name }) };

const message = object(
  {
    role: { const: "assistant" },
    content: orNull(text),
    refusal: orNull(text),
    reasoning_content: name,
    tool_calls: list(object(call), 1),
    audio: object(audio),
  },
  ["role", "content", "refusal"],
);

const choice = object({ index: whole, message, finish_reason: finishReason, logprobs });

/** `CreateChatCompletionResponse`. */
export const completionSchema = object(
  { ...envelope("chat.completion"), choices: list(choice, 1), usage, ...sources },
  ["id", "object", "created", "model", "system_fingerprint", "choices", "usage"],
);

const callDelta = object(
  {
    index: whole,
    id: name,
    type: { const: "function" },
    function: object({ name: text, arguments: text }, ["arguments"]),
  },
  ["index", "function"],
);

/** Each delta says one thing; the first of a choice says its role. */
const delta = {
  ...object(
    {
      role: { const: "assistant" },
      content: text,
      reasoning_content: name,
      refusal: name,
      tool_calls: { ...list(callDelta, 1), maxItems: 1 },
      audio: object(audio, []),
    },
    [],
  ),
  dependentRequired: { role: ["content"] },
};

/** `ChatCompletionChunk`. */
export const chunkSchema = object(
  {
    ...envelope("chat.completion.chunk"),
    choices: { ...list(object({ index: whole, delta, finish_reason: orNull(finishReason), logprobs })), maxItems: 1 },
    usage: orNull(usage),
    ...sources,
  },
  ["id", "object", "created", "model", "system_fingerprint", "choices"],
);

/** `ErrorResponse`, with the message once more at the top. */
export const errorSchema = object({
  error: object({ message: name, type: name, param: orNull(text), code: orNull(text) }),
  message: name,
});

/** `ListModelsResponse`; what else is told of a model is free. */
export const modelListSchema = {
  type: "object",
  required: ["object", "data"],
  properties: {
    object: { const: "list" },
    data: list({
      type: "object",
      required: ["id", "object", "created", "owned_by"],
      properties: { id: name, object: { const: "model" }, created: whole, owned_by: text },
    }),
  },
};

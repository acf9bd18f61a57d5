import { z } from "zod";
import { sessIdSchema } from "@/lib/core/conversation";
import { messageSchema } from "./message-schema";
import { searchFields } from "./search-schema";
import { thinkingFields } from "./thinking-schema";
import { functionCallSchema, functionSchema, toolChoiceSchema, toolSchema } from "./tool-schema";

const responseFormat = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text") }),
  z.object({ type: z.literal("json_object") }),
  z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({
      name: z.string().min(1),
      description: z.string().nullish(),
      schema: z.record(z.string(), z.unknown()).nullish(),
      strict: z.boolean().nullish(),
    }),
  }),
]);

const range = (least: number, most: number) => z.number().min(least).max(most).nullish();
const count = (least: number, most: number) => z.int().min(least).max(most).nullish();

/** OpenAI documents 64-bit seeds, which JSON numbers hold only nearly. */
const seed = z
  .number()
  .refine(Number.isInteger, "must be an integer")
  .min(-(2 ** 63))
  .max(2 ** 63);

const stopText = z.string().min(1, "must not be empty").max(4_096);

/** https://platform.openai.com/docs/api-reference/chat/create#chat-create-metadata */
const metadata = z
  .record(z.string().max(64), z.union([z.string().max(512), z.number(), z.boolean(), z.null()]))
  .refine((pairs) => Object.keys(pairs).length <= 16, "must have 16 pairs at most");

const audio = z.looseObject({
  voice: z.union([z.string().min(1), z.object({ id: z.string().min(1) })], { error: "must be a name or {id}" }),
  format: z.string().min(1).max(32),
});

/**
 * The body of `POST /api/v1/chat/completions`, in OpenAI's spelling with Parley's additions. Every key is optional except
 * `messages`; `null` means: not given. Unknown top-level keys pass and are reported.
 */
export const requestFields = z.looseObject({
  model: z.string().min(1).max(300).nullish(),
  messages: z.array(messageSchema).min(1).max(10_000),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  ...thinkingFields,
  ...searchFields,
  retries: count(0, Number.MAX_SAFE_INTEGER),
  temperature: range(0, 2),
  top_p: range(0, 1),
  top_k: count(-1, Number.MAX_SAFE_INTEGER),
  max_tokens: count(0, Number.MAX_SAFE_INTEGER),
  max_completion_tokens: count(0, Number.MAX_SAFE_INTEGER),
  json_mode: z.boolean().nullish(),
  response_format: responseFormat.nullish(),
  tools: z.array(toolSchema).max(512).nullish(),
  tool_choice: toolChoiceSchema.nullish(),
  functions: z.array(functionSchema).max(512).nullish(),
  function_call: functionCallSchema.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  stop: z.union([stopText, z.array(stopText).max(16)], { error: "must be a string or up to 16 strings" }).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: count(0, 20),
  frequency_penalty: range(-2, 2),
  presence_penalty: range(-2, 2),
  seed: seed.nullish(),
  n: count(1, 128),
  modalities: z
    .array(z.enum(["text", "audio"]))
    .min(1)
    .max(2)
    .nullish(),
  audio: audio.nullish(),
  metadata: metadata.nullish(),
  user: z.string().max(1_000).nullish(),
  safety_identifier: z.string().max(1_000).nullish(),
  sess_id: z.union([z.literal(""), sessIdSchema], { error: "must be a string" }).nullish(),
  prompt_cache_key: z.string().max(1_000).nullish(),
  strict_params: z.boolean().nullish(),
});
export type CompletionRequest = z.infer<typeof requestFields>;

import { z } from "zod";
import { sessIdSchema } from "@/lib/core/conversation";

/** The body of `POST /api/v1/chat/completions`, in OpenAI's spelling with Parley's additions. */

const textPart = z.object({ type: z.literal("text"), text: z.string() });
const imagePart = z.object({
  type: z.literal("image_url"),
  image_url: z.object({ url: z.string().min(1), detail: z.string().optional() }),
});
const audioPart = z.object({
  type: z.literal("input_audio"),
  input_audio: z.object({ data: z.string().min(1), format: z.string().min(1) }),
});
const videoPart = z.object({
  type: z.literal("video_url"),
  video_url: z.object({ url: z.string().min(1), fps: z.number().positive().optional() }),
});
const filePart = z.object({
  type: z.literal("file"),
  file: z.object({
    file_data: z.string().optional(),
    file_id: z.string().optional(),
    filename: z.string().optional(),
  }),
});
const refusalPart = z.object({ type: z.literal("refusal"), refusal: z.string() });

const contentPart = z.discriminatedUnion("type", [textPart, imagePart, audioPart, videoPart, filePart, refusalPart]);
export type ContentPart = z.infer<typeof contentPart>;

const content = z.union([z.string(), z.array(contentPart).min(1)], {
  error: "must be a string or an array of content parts",
});

const toolCall = z.object({
  id: z.string().min(1),
  type: z.literal("function").default("function"),
  function: z.object({ name: z.string().min(1), arguments: z.string() }),
});

const name = z.string().max(64).optional();
const message = z.discriminatedUnion("role", [
  z.object({ role: z.literal("system"), content, name }),
  z.object({ role: z.literal("developer"), content, name }),
  z.object({ role: z.literal("user"), content, name }),
  z.object({
    role: z.literal("assistant"),
    content: content.nullish(),
    name,
    reasoning_content: z.string().nullish(),
    refusal: z.string().nullish(),
    tool_calls: z.array(toolCall).nullish(),
  }),
  z.object({ role: z.literal("tool"), content, tool_call_id: z.string().min(1) }),
]);
export type RequestMessage = z.infer<typeof message>;

const tool = z.object({
  type: z.literal("function"),
  function: z.object({
    name: z.string().regex(/^[A-Za-z0-9_.-]{1,128}$/, "must be 1 to 128 letters, digits, _, - or ."),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    strict: z.boolean().nullish(),
  }),
});

const toolChoice = z.union(
  [
    z.enum(["none", "auto", "required"]),
    z.object({ type: z.literal("function"), function: z.object({ name: z.string().min(1) }) }),
  ],
  { error: 'must be "none", "auto", "required" or {type:"function",function:{name}}' },
);

const responseFormat = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text") }),
  z.object({ type: z.literal("json_object") }),
  z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({
      name: z.string().min(1),
      description: z.string().optional(),
      schema: z.record(z.string(), z.unknown()).default({}),
      strict: z.boolean().nullish(),
    }),
  }),
]);

const range = (least: number, most: number) => z.number().min(least).max(most).nullish();
const count = (least: number, most: number) => z.int().min(least).max(most).nullish();

/** Every key is optional except `messages`; `null` means: not given. Unknown top-level keys pass and are reported. */
export const completionRequestSchema = z.looseObject({
  model: z.string().min(1).max(300).nullish(),
  messages: z.array(message).min(1).max(10_000),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().nullish() }).nullish(),
  thinking: z
    .object({
      enabled: z.boolean().optional(),
      budget_tokens: z.int().min(0).nullish(),
      reasoning_effort: z.string().min(1).nullish(),
    })
    .nullish(),
  reasoning_effort: z.string().min(1).nullish(),
  temperature: range(0, 2),
  top_p: range(0, 1),
  max_tokens: count(1, Number.MAX_SAFE_INTEGER),
  max_completion_tokens: count(1, Number.MAX_SAFE_INTEGER),
  json_mode: z.boolean().nullish(),
  response_format: responseFormat.nullish(),
  tools: z.array(tool).max(512).nullish(),
  tool_choice: toolChoice.nullish(),
  parallel_tool_calls: z.boolean().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(16)], { error: "must be a string or strings" }).nullish(),
  logprobs: z.boolean().nullish(),
  top_logprobs: count(0, 20),
  frequency_penalty: range(-2, 2),
  presence_penalty: range(-2, 2),
  seed: z.int().nullish(),
  n: count(1, 128),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  user: z.string().nullish(),
  sess_id: z.union([z.literal(""), sessIdSchema], { error: "must be a string" }).nullish(),
});
export type CompletionRequest = z.infer<typeof completionRequestSchema>;

import { z } from "zod";

/**
 * What OpenAI takes as the body of a response, and nothing else: `components.schemas.CreateResponse` of its published
 * specification, as far as Parley uses it. https://github.com/openai/openai-openapi
 */
const text = z.strictObject({ type: z.literal("input_text"), text: z.string() });
const image = z.strictObject({
  type: z.literal("input_image"),
  image_url: z.string().regex(/^(https?:|data:image\/)/),
  detail: z.enum(["low", "high", "auto", "original"]),
});
const file = z
  .strictObject({
    type: z.literal("input_file"),
    file_data: z.string().startsWith("data:").optional(),
    file_id: z.string().optional(),
    file_url: z.string().optional(),
    filename: z.string().optional(),
  })
  .refine((part) => part.file_data === undefined || part.filename !== undefined, "filename is required with file_data");

const said = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("output_text"), text: z.string() }),
  z.strictObject({ type: z.literal("refusal"), refusal: z.string() }),
]);

const message = z.discriminatedUnion("role", [
  z.strictObject({ type: z.literal("message"), role: z.literal("assistant"), content: z.array(said).min(1) }),
  z.strictObject({
    type: z.literal("message"),
    role: z.enum(["user", "system", "developer"]),
    content: z.union([z.string(), z.array(z.union([text, image, file])).min(1)]),
  }),
]);

const callId = z.string().min(1).max(64);
const item = z.union([
  message,
  z.strictObject({
    type: z.literal("function_call"),
    call_id: callId,
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    arguments: z.string().min(2),
  }),
  z.strictObject({ type: z.literal("function_call_output"), call_id: callId, output: z.string() }),
  z.strictObject({
    type: z.literal("reasoning"),
    id: z.string().startsWith("rs_"),
    encrypted_content: z.string().nullish(),
    summary: z.array(z.strictObject({ type: z.literal("summary_text"), text: z.string() })),
  }),
  z.looseObject({ type: z.literal("web_search_call"), id: z.string().startsWith("ws_") }),
]);

const tool = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("function"),
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().optional(),
    parameters: z.looseObject({ type: z.literal("object") }),
    strict: z.boolean(),
  }),
  z.strictObject({
    type: z.literal("web_search"),
    filters: z.strictObject({ allowed_domains: z.array(z.string()).max(100) }).optional(),
    search_context_size: z.enum(["low", "medium", "high"]).optional(),
  }),
]);

/** The whole body. */
export const requestSchema = z.strictObject({
  model: z.string(),
  input: z.array(item).min(1),
  stream: z.literal(true),
  store: z.literal(false),
  include: z
    .array(z.enum(["reasoning.encrypted_content", "web_search_call.action.sources", "message.output_text.logprobs"]))
    .optional(),
  max_output_tokens: z.int().min(16).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_logprobs: z.int().min(0).max(20).optional(),
  reasoning: z
    .strictObject({
      effort: z.enum(["none", "minimal", "low", "medium", "high", "xhigh"]).optional(),
      summary: z.enum(["auto", "concise", "detailed"]).optional(),
    })
    .optional(),
  text: z
    .strictObject({
      format: z.discriminatedUnion("type", [
        z.strictObject({ type: z.literal("json_object") }),
        z.strictObject({
          type: z.literal("json_schema"),
          name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
          schema: z.looseObject({}),
          strict: z.boolean().optional(),
        }),
      ]),
    })
    .optional(),
  tools: z.array(tool).min(1).optional(),
  tool_choice: z
    .union([z.enum(["none", "auto", "required"]), z.strictObject({ type: z.literal("function"), name: z.string() })])
    .optional(),
  parallel_tool_calls: z.boolean().optional(),
  metadata: z.record(z.string().max(64), z.string().max(512)).optional(),
  prompt_cache_key: z.string().max(64).optional(),
  safety_identifier: z.string().max(64).optional(),
});

export type ResponsesRequest = z.infer<typeof requestSchema>;

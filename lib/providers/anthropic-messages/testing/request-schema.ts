import { z } from "zod";

const text = z.string().regex(/\S/, "text content blocks must contain non-whitespace text");
const toolId = z.string().regex(/^[a-zA-Z0-9_-]+$/, "String should match pattern '^[a-zA-Z0-9_-]+$'");
const imageType = z.enum(["image/jpeg", "image/png", "image/gif", "image/webp"]);
const base64 = z.string().regex(/^[A-Za-z0-9+/]+=*$/, "invalid base64 data");

const imageSource = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("base64"), media_type: imageType, data: base64 }),
  z.strictObject({ type: z.literal("url"), url: z.url() }),
]);
const documentSource = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("base64"), media_type: z.literal("application/pdf"), data: base64 }),
  z.strictObject({ type: z.literal("text"), media_type: z.literal("text/plain"), data: z.string().min(1) }),
  z.strictObject({ type: z.literal("url"), url: z.url() }),
  z.strictObject({ type: z.literal("file"), file_id: z.string() }),
]);

const caller = z.strictObject({ type: z.literal("direct") }).optional();
const block = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text, citations: z.array(z.looseObject({})).nullish() }),
  z.strictObject({ type: z.literal("image"), source: imageSource }),
  z.strictObject({ type: z.literal("document"), source: documentSource, title: z.string().optional() }),
  z.strictObject({ type: z.literal("tool_use"), id: toolId, name: z.string(), input: z.looseObject({}), caller }),
  z.strictObject({ type: z.literal("tool_result"), tool_use_id: toolId, content: z.string().optional() }),
  z.strictObject({ type: z.literal("thinking"), thinking: z.string(), signature: z.string().min(1) }),
  z.strictObject({ type: z.literal("redacted_thinking"), data: z.string().min(1) }),
  z.strictObject({
    type: z.literal("server_tool_use"),
    id: toolId,
    name: z.string(),
    input: z.looseObject({}),
    caller,
  }),
  z.strictObject({ type: z.literal("web_search_tool_result"), tool_use_id: toolId, content: z.unknown() }),
]);

const tool = z.union([
  z.strictObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,128}$/),
    description: z.string().optional(),
    input_schema: z.looseObject({ type: z.literal("object") }),
  }),
  z.strictObject({
    type: z.literal("web_search_20250305"),
    name: z.literal("web_search"),
    max_uses: z.int().positive(),
    allowed_domains: z.array(z.string().regex(/^[^:\s]+$/)).optional(),
  }),
]);

const disable_parallel_tool_use = z.boolean().optional();
const toolChoice = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("auto"), disable_parallel_tool_use }),
  z.strictObject({ type: z.literal("any"), disable_parallel_tool_use }),
  z.strictObject({ type: z.literal("tool"), name: z.string(), disable_parallel_tool_use }),
  z.strictObject({ type: z.literal("none") }),
]);

const thinking = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("enabled"), budget_tokens: z.int().min(1_024) }),
  z.strictObject({ type: z.literal("adaptive"), display: z.enum(["summarized", "omitted"]).optional() }),
  z.strictObject({ type: z.literal("disabled") }),
]);

/** A request of the Messages API, with nothing in it that the API does not know. */
export const messagesRequest = z.strictObject({
  model: z.string(),
  max_tokens: z.int().positive(),
  stream: z.literal(true),
  system: text.optional(),
  messages: z
    .array(z.strictObject({ role: z.enum(["user", "assistant"]), content: z.array(block).min(1) }))
    .min(1, "at least one message is required"),
  thinking: thinking.optional(),
  output_config: z
    .strictObject({
      effort: z.enum(["low", "medium", "high", "xhigh", "max"]).optional(),
      format: z.strictObject({ type: z.literal("json_schema"), schema: z.looseObject({}) }).optional(),
    })
    .optional(),
  temperature: z.number().min(0).max(1).optional(),
  top_p: z.number().min(0).max(1).optional(),
  top_k: z.int().min(0).optional(),
  stop_sequences: z.array(z.string().regex(/\S/, "each stop sequence must contain non-whitespace")).optional(),
  tools: z.array(tool).optional(),
  tool_choice: toolChoice.optional(),
  metadata: z.strictObject({ user_id: z.string().max(256) }).optional(),
});

export type MessagesRequest = z.infer<typeof messagesRequest>;

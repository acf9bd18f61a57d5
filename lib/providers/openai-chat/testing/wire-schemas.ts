import { z } from "zod";

/** Pieces of a chat request as vendors document them; every object refuses a key that is not named. */
const textPart = z.strictObject({ type: z.literal("text"), text: z.string() });

export const imagePart = z.strictObject({
  type: z.literal("image_url"),
  image_url: z.strictObject({ url: z.string(), detail: z.enum(["low", "high"]).optional() }),
});
export const inputAudio = z.strictObject({
  type: z.literal("input_audio"),
  input_audio: z.strictObject({ data: z.string(), format: z.string() }),
});
export const videoUrl = z.strictObject({
  type: z.literal("video_url"),
  video_url: z.strictObject({ url: z.string() }),
});
export const fileUrl = z.strictObject({ type: z.literal("file_url"), file_url: z.strictObject({ url: z.string() }) });
export const openAiFile = z.strictObject({
  type: z.literal("file"),
  file: z.strictObject({ file_data: z.string(), filename: z.string() }),
});

const functionCall = z.strictObject({
  id: z.string().min(1),
  type: z.literal("function"),
  function: z.strictObject({ name: z.string(), arguments: z.string() }),
});

/** What a dialect's messages may hold beside text and function calls. */
export type MessageRules = {
  systemRole?: "system" | "developer";
  parts?: z.ZodType[];
  /** Fields of an assistant's message. */
  assistant?: z.ZodRawShape;
  callId?: RegExp;
};

/** The messages a dialect takes. */
export function messagesOf({ systemRole = "system", parts = [], assistant, callId = /./ }: MessageRules) {
  const content = z.union([z.string(), z.array(z.union([textPart, ...parts])).min(1)]);
  const id = z.string().regex(callId);
  return z
    .array(
      z.union([
        z.strictObject({ role: z.literal(systemRole), content: z.string() }),
        z.strictObject({ role: z.literal("user"), content }),
        z.strictObject({
          role: z.literal("assistant"),
          content: z.string().nullable(),
          tool_calls: z.array(functionCall.extend({ id })).min(1).optional(),
          ...assistant,
        }),
        z.strictObject({ role: z.literal("tool"), tool_call_id: id, content: z.string() }),
      ]),
    )
    .min(1);
}

/** A body with these fields and no others. */
export function bodyOf(messages: z.ZodType, fields: z.ZodRawShape) {
  return z.strictObject({ model: z.string(), messages, stream: z.literal(true), ...fields });
}

/** One of several degrees. */
export function effort(...degrees: [string, ...string[]]) {
  return z.enum(degrees).optional();
}

/** The choice of a tool, with the vendor's word for "some". */
export function toolChoice(required: "required" | "any" = "required") {
  const named = z.strictObject({ type: z.literal("function"), function: z.strictObject({ name: z.string() }) });
  return z.union([z.enum(["none", "auto", required]), named]).optional();
}

export const functionTool = z.strictObject({
  type: z.literal("function"),
  function: z.strictObject({
    name: z.string(),
    description: z.string().optional(),
    parameters: z.record(z.string(), z.unknown()).optional(),
    strict: z.boolean().optional(),
  }),
});
export const jsonObject = z.strictObject({ type: z.literal("json_object") });
export const jsonSchema = z.strictObject({
  type: z.literal("json_schema"),
  json_schema: z.strictObject({
    name: z.string(),
    schema: z.record(z.string(), z.unknown()),
    strict: z.boolean().optional(),
  }),
});

export const number = z.number().optional();
export const count = z.int().optional();
export const flag = z.boolean().optional();
export const texts = z.array(z.string()).min(1).optional();

export const anyFormat = z.union([jsonObject, jsonSchema]).optional();
export const includeUsage = z.strictObject({ include_usage: z.literal(true) });
export const onOff = z.strictObject({ type: z.enum(["enabled", "disabled"]) }).optional();
export const templateVariables = z
  .strictObject({ enable_thinking: z.boolean(), reasoning_effort: z.string().optional() })
  .optional();

export const sampling = { temperature: number, top_p: number, stop: texts, seed: count };
export const penalties = { frequency_penalty: number, presence_penalty: number };
export const logprobs = { logprobs: flag, top_logprobs: count };
export const tools = { tools: z.array(functionTool).min(1).optional(), tool_choice: toolChoice() };
export const speech = {
  modalities: z.array(z.enum(["text", "audio"])).optional(),
  audio: z.strictObject({ voice: z.string(), format: z.string() }).optional(),
};
export const reasoningContent = { reasoning_content: z.string().min(1).optional() };
export const reasoningDetails = { reasoning_details: z.array(z.unknown()).min(1).optional() };

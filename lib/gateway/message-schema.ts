import { z } from "zod";
import { contentSchema, spokenContentSchema, textContentSchema } from "./content-schema";

const name = z.string().max(64).nullish();
const thought = z.string().nullish();

const toolCall = z.object({
  id: z.string().min(1),
  type: z.literal("function").default("function"),
  function: z.object({ name: z.string().min(1), arguments: z.string() }),
});

/** One message of the prompt, in OpenAI's words and in those it used before it had tools. */
export const messageSchema = z.discriminatedUnion("role", [
  z.object({ role: z.enum(["system", "developer"]), content: textContentSchema, name }),
  z.object({ role: z.literal("user"), content: contentSchema, name }),
  z.object({
    role: z.literal("assistant"),
    content: spokenContentSchema.nullish(),
    name,
    reasoning_content: thought,
    reasoning: thought,
    reasoning_text: thought,
    refusal: z.string().nullish(),
    audio: z.object({ id: z.string().min(1) }).nullish(),
    tool_calls: z.array(toolCall).max(1_000).nullish(),
    function_call: z.object({ name: z.string().min(1), arguments: z.string() }).nullish(),
  }),
  z.object({ role: z.literal("tool"), content: spokenContentSchema, tool_call_id: z.string().min(1) }),
  z.object({ role: z.literal("function"), content: textContentSchema.nullable(), name: z.string().min(1) }),
]);
export type RequestMessage = z.infer<typeof messageSchema>;

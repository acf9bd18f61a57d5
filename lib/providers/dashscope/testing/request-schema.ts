import { z } from "zod";

const call = z.strictObject({
  id: z.string().min(1),
  index: z.int().min(0).optional(),
  type: z.literal("function"),
  function: z.strictObject({ name: z.string().min(1), arguments: z.string() }),
});

/** Messages whose content is of one form. */
function messagesOf<Content extends z.ZodType>(content: Content) {
  return z
    .array(
      z.discriminatedUnion("role", [
        z.strictObject({ role: z.literal("system"), content }),
        z.strictObject({ role: z.literal("user"), content }),
        z.strictObject({
          role: z.literal("assistant"),
          content,
          reasoning_content: z.string().optional(),
          tool_calls: z.array(call).min(1).optional(),
        }),
        z.strictObject({ role: z.literal("tool"), content, tool_call_id: z.string().min(1) }),
      ]),
    )
    .min(1);
}

const list = z.array(
  z.union([
    z.strictObject({ text: z.string() }),
    z.strictObject({ image: z.url() }),
    z.strictObject({ audio: z.string().regex(/^(https?:|data:)/) }),
    z.strictObject({ video: z.union([z.url(), z.array(z.url()).min(4)]), fps: z.number().optional() }),
  ]),
);

/** https://help.aliyun.com/zh/model-studio/web-search */
const searchOptions = z.strictObject({
  forced_search: z.boolean().optional(),
  search_strategy: z.enum(["turbo", "max", "agent", "agent_max"]).optional(),
  enable_source: z.boolean().optional(),
  enable_citation: z.boolean().optional(),
  citation_format: z.enum(["[<number>]", "[ref_<number>]"]).optional(),
  prepend_search_result: z.boolean().optional(),
  enable_search_extension: z.boolean().optional(),
  freshness: z.literal([7, 30, 180, 365]).optional(),
  assigned_site_list: z.array(z.string()).min(1).max(25).optional(),
  intention_options: z.strictObject({ prompt_intervene: z.string().min(1) }).optional(),
});

const parameters = z.strictObject({
  result_format: z.literal("message"),
  incremental_output: z.literal(true),
  enable_thinking: z.boolean().optional(),
  thinking_budget: z.int().min(1).optional(),
  temperature: z.number().min(0).lt(2).optional(),
  top_p: z.number().gt(0).max(1).optional(),
  top_k: z.int().min(0).optional(),
  seed: z.int().min(0).optional(),
  presence_penalty: z.number().min(-2).max(2).optional(),
  max_tokens: z.int().min(1).optional(),
  stop: z.array(z.string().min(1)).min(1).optional(),
  n: z.int().min(1).max(4).optional(),
  logprobs: z.boolean().optional(),
  top_logprobs: z.int().min(0).max(5).optional(),
  response_format: z
    .union([
      z.strictObject({ type: z.enum(["text", "json_object"]) }),
      z.strictObject({ type: z.literal("json_schema"), json_schema: z.record(z.string(), z.json()) }),
    ])
    .optional(),
  tools: z
    .array(
      z.strictObject({
        type: z.literal("function"),
        function: z.strictObject({
          name: z.string().min(1),
          description: z.string().optional(),
          strict: z.boolean().optional(),
          parameters: z.record(z.string(), z.json()).optional(),
        }),
      }),
    )
    .min(1)
    .optional(),
  tool_choice: z
    .union([
      z.enum(["auto", "none", "required"]),
      z.strictObject({ type: z.literal("function"), function: z.strictObject({ name: z.string() }) }),
    ])
    .optional(),
  parallel_tool_calls: z.boolean().optional(),
  enable_search: z.boolean().optional(),
  search_options: searchOptions.optional(),
});

/** What each of the two services takes; a name it does not know is refused. */
export const requestSchemas = {
  "text-generation": z.strictObject({
    model: z.string(),
    input: z.strictObject({ messages: messagesOf(z.string()) }),
    parameters,
  }),
  "multimodal-generation": z.strictObject({
    model: z.string(),
    input: z.strictObject({ messages: messagesOf(list) }),
    parameters,
  }),
};
export type DashScopeRequest = z.infer<(typeof requestSchemas)["text-generation" | "multimodal-generation"]>;

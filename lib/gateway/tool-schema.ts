import { z } from "zod";

const functionName = z.string().regex(/^[A-Za-z0-9_.-]{1,128}$/, "must be 1 to 128 letters, digits, _, - or .");

/** A function the model may call, as `tools[].function` and as the older `functions[]` describe it. */
export const functionSchema = z.object({
  name: functionName,
  description: z.string().nullish(),
  parameters: z.record(z.string(), z.unknown()).nullish(),
  strict: z.boolean().nullish(),
});

export const toolSchema = z.object({ type: z.literal("function"), function: functionSchema });

const namedFunction = z.object({ type: z.literal("function"), function: z.object({ name: z.string().min(1) }) });

export const toolChoiceSchema = z.union(
  [
    z.enum(["none", "auto", "required"]),
    namedFunction,
    z.object({
      type: z.literal("allowed_tools"),
      allowed_tools: z.object({ mode: z.enum(["auto", "required"]), tools: z.array(namedFunction).min(1).max(512) }),
    }),
  ],
  { error: 'must be "none", "auto", "required", {type:"function",function:{name}} or {type:"allowed_tools",…}' },
);

/** How functions were chosen before there were tools. */
export const functionCallSchema = z.union([z.enum(["none", "auto"]), z.object({ name: z.string().min(1) })], {
  error: 'must be "none", "auto" or {name}',
});

import { z } from "zod";

const thoughtSignature = z.string().min(1).optional();
const json = z.record(z.string(), z.json());

const part = z.union([
  z.strictObject({ text: z.string().min(1) }),
  z.strictObject({ inlineData: z.strictObject({ mimeType: z.string().min(3), data: z.base64() }) }),
  z.strictObject({
    fileData: z.strictObject({ fileUri: z.url(), mimeType: z.string().optional() }),
    videoMetadata: z.strictObject({ fps: z.number() }).optional(),
  }),
  z.strictObject({
    functionCall: z.strictObject({ id: z.string().optional(), name: z.string().min(1), args: json }),
    thoughtSignature,
  }),
  z.strictObject({
    functionResponse: z.strictObject({ id: z.string().optional(), name: z.string().min(1), response: json }),
  }),
  z.strictObject({ toolCall: json, thoughtSignature }),
  z.strictObject({ toolResponse: json, thoughtSignature }),
]);

const parts = z.array(part).min(1);

const thinkingConfig = z.strictObject({
  thinkingBudget: z.int().min(-1).max(32_768).optional(),
  thinkingLevel: z.enum(["MINIMAL", "LOW", "MEDIUM", "HIGH"]).optional(),
  includeThoughts: z.boolean().optional(),
});

const generationConfig = z.strictObject({
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: z.int().min(1).optional(),
  maxOutputTokens: z.int().min(1).optional(),
  stopSequences: z.array(z.string().min(1)).min(1).max(5).optional(),
  seed: z.int().optional(),
  candidateCount: z.int().min(1).max(8).optional(),
  frequencyPenalty: z.number().min(-2).max(2).optional(),
  presencePenalty: z.number().min(-2).max(2).optional(),
  responseLogprobs: z.boolean().optional(),
  logprobs: z.int().min(1).max(20).optional(),
  responseMimeType: z.enum(["text/plain", "application/json"]).optional(),
  responseJsonSchema: json.optional(),
  responseModalities: z
    .array(z.enum(["TEXT", "AUDIO"]))
    .length(1)
    .optional(),
  speechConfig: z
    .strictObject({
      voiceConfig: z.strictObject({ prebuiltVoiceConfig: z.strictObject({ voiceName: z.string().min(1) }) }),
    })
    .optional(),
  thinkingConfig: thinkingConfig.optional(),
});

const declaration = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][\w.:-]{0,127}$/),
  description: z.string(),
  parametersJsonSchema: json.optional(),
});

/** What generateContent takes; a name it does not know is refused. https://ai.google.dev/api/generate-content */
export const requestSchema = z.strictObject({
  contents: z.array(z.strictObject({ role: z.enum(["user", "model"]), parts })).min(1),
  systemInstruction: z.strictObject({ parts }).optional(),
  generationConfig: generationConfig.optional(),
  tools: z
    .array(
      z.union([
        z.strictObject({ functionDeclarations: z.array(declaration).min(1) }),
        z.strictObject({ googleSearch: z.strictObject({}) }),
      ]),
    )
    .min(1)
    .optional(),
  toolConfig: z
    .strictObject({
      functionCallingConfig: z
        .strictObject({
          mode: z.enum(["AUTO", "ANY", "NONE", "VALIDATED"]),
          allowedFunctionNames: z.array(z.string()).min(1).optional(),
        })
        .optional(),
      includeServerSideToolInvocations: z.boolean().optional(),
    })
    .optional(),
});
export type GeminiRequest = z.infer<typeof requestSchema>;

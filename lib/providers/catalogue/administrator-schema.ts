import { z } from "zod";
import { efforts } from "@/lib/core/chat-request";
import type { SearchKind, ThinkingKind } from "@/lib/core/model";

const thinkingKinds = namesOf<ThinkingKind>({
  effort: true,
  type: true,
  "adaptive-type": true,
  flag: true,
  template: true,
  openrouter: true,
  "claude-budget": true,
  "claude-adaptive": true,
  "gemini-budget": true,
  "gemini-level": true,
  responses: true,
  contract: true,
  engine: true,
});

const searchKinds = namesOf<SearchKind>({
  web_search_options: true,
  "responses-tool": true,
  "claude-tool": true,
  "gemini-tool": true,
  "openrouter-tool": true,
  perplexity: true,
  "glm-tool": true,
  "qwen-options": true,
  "dashscope-options": true,
  "kimi-builtin": true,
  "ernie-options": true,
  "spark-tool": true,
  "hunyuan-options": true,
  contract: true,
});

/** All words of a type: a record cannot leave one out. */
function namesOf<Name extends string>(record: Record<Name, true>): Name[] {
  return Object.keys(record) as Name[];
}

const tokens = z.int().min(1);
const price = z.number().min(0);
const medium = z.union([z.boolean(), z.strictObject({ url: z.boolean(), bytes: z.boolean() })]);
const effort = z.enum(efforts).exclude(["none"]);
const flag = z.boolean();

const thinking = z
  .strictObject({
    kind: z.enum(thinkingKinds),
    canDisable: flag,
    byDefault: flag,
    efforts: z.array(effort),
    budget: z.strictObject({ min: z.int().min(0), max: tokens }),
    ignoresBudget: flag,
    opensInThought: flag,
  })
  .partial();

const search = z
  .strictObject({
    kind: z.enum(searchKinds),
    always: flag,
    withTools: flag,
  })
  .partial();

const capabilities = z
  .strictObject({
    contextLength: tokens,
    maxOutput: tokens,
    input: z.strictObject({ image: medium, audio: medium, video: medium, file: medium }).partial(),
    audioOutput: flag,
    tools: flag,
    toolChoice: z.strictObject({ none: flag, required: flag, named: flag }).partial(),
    parallelToolCalls: flag,
    json: z.strictObject({ object: flag, schema: flag, objectAsSchema: flag }).partial(),
    temperature: z
      .strictObject({
        min: z.number(),
        max: z.number(),
        exclusiveMin: flag,
        exclusiveMax: flag,
        fixed: flag,
        default: z.number(),
        excludesTopP: flag,
      })
      .partial(),
    topP: flag,
    topK: flag,
    frequencyPenalty: flag,
    presencePenalty: flag,
    exclusivePenalties: flag,
    seed: flag,
    logprobs: flag,
    maxTopLogprobs: z.int().min(0).max(20),
    maxN: z.int().min(1).max(128),
    oneAtZero: flag,
    maxStop: z.int().min(0),
    ignoredWhileThinking: z.array(z.enum(["temperature", "topP", "penalties", "logprobs", "toolChoice"])),
    thinking: z.union([z.literal(false), thinking]),
    search: z.union([z.literal(false), search]),
    prices: z
      .strictObject({
        currency: z.enum(["USD", "CNY"]),
        input: price,
        output: price,
        cacheRead: price,
        cacheWrite: price,
        audioInput: price,
        audioOutput: price,
        search: price,
      })
      .partial(),
  })
  .partial();

/** `DATA_DIR/models.json`: what the administrator knows better, by `provider/name`. Unknown keys are mistakes. */
export const administratorFile = z.record(z.string().regex(/^[a-z]+\/.+$/, "must be provider/name"), capabilities);

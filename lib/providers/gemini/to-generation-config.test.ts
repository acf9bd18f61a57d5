import { describe, expect, test } from "vitest";
import type { ChatRequest } from "@/lib/core/chat-request";
import type { ThinkingCapability } from "@/lib/core/model";
import { byBudget, byLevel, strictGemini } from "./testing/strict-gemini";

const { sent } = strictGemini();

describe("the settings", () => {
  test("are spelled in Gemini's words", async () => {
    const body = await sent({
      temperature: 0.7,
      topP: 0.9,
      topK: 40,
      maxCompletionTokens: 100,
      stop: ["a", "b", "c", "d", "e"],
      seed: 7,
      n: 2,
      frequencyPenalty: 0.5,
      presencePenalty: -0.5,
      logprobs: true,
      topLogprobs: 3,
      responseFormat: { type: "json" },
    });
    expect(body.generationConfig).toEqual({
      temperature: 0.7,
      topP: 0.9,
      topK: 40,
      maxOutputTokens: 100,
      stopSequences: ["a", "b", "c", "d", "e"],
      seed: 7,
      candidateCount: 2,
      frequencyPenalty: 0.5,
      presencePenalty: -0.5,
      responseLogprobs: true,
      logprobs: 3,
      responseMimeType: "application/json",
    });
  });

  test("give a schema without the keyword Gemini lacks, wherever it is a keyword", async () => {
    const variant = (kind: string) => ({
      type: "object",
      properties: { kind: { const: kind }, const: { type: "string" } },
    });
    const schema = { anyOf: [variant("a"), variant("b")], $defs: { list: { type: "array", items: { const: 1 } } } };
    const body = await sent({ responseFormat: { type: "json-schema", name: "x", schema } });
    const expected = (kind: string) => ({
      type: "object",
      properties: { kind: { enum: [kind] }, const: { type: "string" } },
    });
    expect(body.generationConfig?.responseJsonSchema).toEqual({
      anyOf: [expected("a"), expected("b")],
      $defs: { list: { type: "array", items: { enum: [1] } } },
    });
  });

  test("ask for a voice", async () => {
    const body = await sent({ modalities: ["text", "audio"], audio: { voice: "Kore", format: "wav" } });
    expect(body.generationConfig).toEqual({
      responseModalities: ["AUDIO"],
      speechConfig: { voiceConfig: { prebuiltVoiceConfig: { voiceName: "Kore" } } },
    });
  });
});

describe("thinking", () => {
  test.each<[string, ThinkingCapability, ChatRequest["thinking"], object | undefined]>([
    ["on by level", byLevel, { mode: "on", effort: "high" }, { thinkingLevel: "HIGH", includeThoughts: true }],
    ["on, as much as the model likes", byLevel, { mode: "on" }, { includeThoughts: true }],
    ["off where it cannot be", byLevel, { mode: "off" }, { thinkingLevel: "LOW", includeThoughts: false }],
    ["on by bound", byBudget, { mode: "on", budgetTokens: 2_000 }, { thinkingBudget: 2_000, includeThoughts: true }],
    ["on without a bound", byBudget, { mode: "on" }, { thinkingBudget: -1, includeThoughts: true }],
    ["on but not shown", byBudget, { mode: "on", include: false }, { thinkingBudget: -1, includeThoughts: false }],
    ["off", byBudget, { mode: "off" }, { thinkingBudget: 0, includeThoughts: false }],
    [
      "off down to a least bound",
      { ...byBudget, canDisable: false, budget: { min: 128, max: 32_768 } },
      { mode: "off" },
      { thinkingBudget: 128, includeThoughts: false },
    ],
    ["unasked", byBudget, { mode: "unset" }, { includeThoughts: true }],
    ["unasked by a model that does not", { ...byBudget, byDefault: false }, { mode: "unset" }, undefined],
  ])("is %s", async (_how, thinking, asked, expected) => {
    const body = await sent({ thinking: asked }, { thinking });
    expect(body.generationConfig?.thinkingConfig).toEqual(expected);
  });

  test("leaves room for an answer", async () => {
    const body = await sent(
      { thinking: { mode: "on", budgetTokens: 2_000 }, maxCompletionTokens: 500 },
      { thinking: byBudget },
    );
    expect(body.generationConfig?.maxOutputTokens).toBeGreaterThan(2_000);
  });
});

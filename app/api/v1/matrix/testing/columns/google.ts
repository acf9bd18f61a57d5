import { adjust, type Body, emulate, pass } from "@/app/api/v1/matrix/testing/cell";
import { asksForJson, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { probable, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { results, searching } from "@/app/api/v1/matrix/testing/cells/search";
import {
  alwaysThinking,
  hidden,
  notThinking,
  thinkingInDegrees,
  thinkingInTokens,
} from "@/app/api/v1/matrix/testing/cells/thinking";
import { type Column, holding, type Wire } from "@/app/api/v1/matrix/testing/column";
import { base64 } from "@/app/api/v1/matrix/testing/files";
import type { Cells } from "@/app/api/v1/matrix/testing/rows";
import { answerSchema } from "@/app/api/v1/matrix/testing/rows/output";

const base = "/google/v1beta";

function wire(model: string, thinkingConfig?: Body): Wire {
  return {
    path: `/google/v1beta/models/${model}:streamGenerateContent?alt=sse`,
    headers: { "x-goog-api-key": "sk-vendor" },
    bare: {
      contents: [asked({ text: "Hi" })],
      generationConfig: { temperature: 1.3, ...(thinkingConfig ? { thinkingConfig } : {}) },
    },
  };
}

function asked(...parts: Body[]): Body {
  return { role: "user", parts };
}

const config = (generationConfig: Body): Body => ({ generationConfig });
const thinking = (thinkingConfig: Body): Body => config({ thinkingConfig });
const showing = (mimeType: string, data: string) =>
  pass({ contents: [asked({ text: "Hi" }, { inlineData: { mimeType, data } })] });
const png = showing("image/png", base64.png);
const mp4 = showing("video/mp4", base64.mp4);
const wav = showing("audio/wav", base64.wav);
const pdf = showing("application/pdf", base64.pdf);
const system = pass({ systemInstruction: { parts: [{ text: "Be brief." }] } });

const functionDeclarations = ["one", "two"].map((name) => ({
  name,
  description: name === "one" ? "First" : "Second",
  parametersJsonSchema: { type: "object", properties: {} },
}));
const tools = [{ functionDeclarations }];
const calling = (functionCallingConfig: Body) => ({ tools, toolConfig: { functionCallingConfig } });
const json = { responseMimeType: "application/json" };
const again = (count: number) => ({ texts: Array.from({ length: count }, () => "Hello") });

/** What holds for every Gemini. */
const gemini: Cells = {
  ...plainChat,
  // No search_config has a word there.
  ...searching({ plain: { tools: [{ googleSearch: {} }] }, billedUnits: 2 }),
  ...temperatures(2, (temperature) => config({ temperature })),
  "temperature 0.4 with top_p 0.5": pass(config({ temperature: 0.4, topP: 0.5 })),
  "top_p 0.5": pass(config({ topP: 0.5 })),
  "top_k 40": pass(config({ topK: 40 })),
  frequency_penalty: pass(config({ frequencyPenalty: 0.5 })),
  presence_penalty: pass(config({ presencePenalty: 0.5 })),
  "both penalties": pass(config({ frequencyPenalty: 0.5, presencePenalty: 0.5 })),
  seed: pass(config({ seed: 42 })),
  ...probable(20, (logprobs) => config({ responseLogprobs: true, logprobs })),
  max_completion_tokens: pass(config({ maxOutputTokens: 300 })),
  "max_completion_tokens 100000000": adjust("max_completion_tokens", config({ maxOutputTokens: 65_536 })),
  ...stoppedBy(5, (stopSequences) => config({ stopSequences })),
  "n 2": pass(config({ candidateCount: 2 }), { back: again(2) }),
  "n 5": pass(config({ candidateCount: 5 }), { back: again(5) }),
  json_mode: pass({ ...config(json), systemInstruction: asksForJson }),
  "json_mode that is spoken of": pass({ ...config(json), contents: [asked({ text: "Hi in JSON" })] }),
  "response_format json_schema": pass(config({ ...json, responseJsonSchema: answerSchema })),
  tools: pass({ tools }),
  "tool_choice auto": pass(calling({ mode: "AUTO" })),
  "tool_choice none": pass(calling({ mode: "NONE" })),
  "tool_choice required": pass(calling({ mode: "ANY" })),
  "tool_choice named": pass(calling({ mode: "ANY", allowedFunctionNames: ["one"] })),
  "parallel_tool_calls true": pass({ tools }),
  "parallel_tool_calls false": emulate({ tools }, { calls: ["one"] }),
  "system message": system,
  "developer message": system,
  "image address": png,
  "image bytes": png,
  "image detail auto": png,
  "audio address": wav,
  "audio bytes": wav,
  "video address": mp4,
  "video bytes": mp4,
  "video on YouTube": pass({
    contents: [asked({ fileData: { fileUri: "https://www.youtube.com/watch?v=x" } })],
  }),
  "video with fps": pass({
    contents: [asked({ inlineData: { mimeType: "video/mp4", data: base64.mp4 }, videoMetadata: { fps: 2 } })],
  }),
  "pdf address": pdf,
  "pdf bytes": pdf,
};

/** A question with functions searches on newer models only; for the others Parley does. */
const searchedFor = emulate(
  { tools, systemInstruction: results },
  { citations: 2, results: 2, billedUnits: 1 },
  { search: { format: "json", q: "Hi" } },
);

/** 2.5: a bound. Thoughts count as output, so the most of the model is sent beside it (1.2 and 2). */
const bound = (thinkingBudget: unknown) =>
  config({ thinkingConfig: { thinkingBudget, includeThoughts: true }, maxOutputTokens: 65_536 });
const dynamic = thinking({ thinkingBudget: -1, includeThoughts: true });
const unseen = hidden(pass(thinking({ thinkingBudget: -1, includeThoughts: false })));

/** From 3 on: levels. */
const level = (effort?: string) =>
  thinking({ includeThoughts: true, ...(effort ? { thinkingLevel: effort.toUpperCase() } : {}) });

export const googleColumns: Column[] = [
  {
    // It thinks by default and is paid for it, so its thoughts are asked for.
    model: "google/gemini-2.5-flash",
    base,
    wires: { usual: wire("gemini-2.5-flash", { includeThoughts: true }) },
    cells: {
      ...gemini,
      ...thinkingInTokens({
        on: pass(dynamic),
        notShown: unseen,
        off: pass(thinking({ thinkingBudget: 0, includeThoughts: false })),
        budget: bound,
        least: 0,
        most: 24_576,
      }),
      "budget_tokens 8000 in max_completion_tokens 5000": adjust(
        "thinking.budget_tokens",
        config({ thinkingConfig: { thinkingBudget: 4_999 }, maxOutputTokens: 5_000 }),
      ),
      "temperature 0.4 while thinking": pass(config({ temperature: 0.4, thinkingConfig: { thinkingBudget: -1 } })),
      "temperature 0.4 without thinking": pass(
        config({ temperature: 0.4, thinkingConfig: { thinkingBudget: 0, includeThoughts: false } }),
      ),
      "tool_choice required while thinking": pass({ ...calling({ mode: "ANY" }), ...dynamic }),
      "enable_search with tools": searchedFor,
    },
  },
  {
    model: "google/gemini-2.5-pro",
    base,
    wires: { usual: wire("gemini-2.5-pro", { includeThoughts: true }) },
    cells: {
      ...thinkingInTokens({
        on: pass(dynamic),
        notShown: unseen,
        off: alwaysThinking(thinking({ thinkingBudget: 128, includeThoughts: false })),
        budget: bound,
        least: 128,
        most: 32_768,
      }),
    },
  },
  {
    model: "google/gemini-2.5-flash-lite",
    base,
    wires: { usual: wire("gemini-2.5-flash-lite") },
    cells: {
      ...thinkingInTokens({
        on: pass(dynamic),
        notShown: unseen,
        off: pass(thinking({ thinkingBudget: 0, includeThoughts: false })),
        budget: bound,
        least: 512,
        most: 24_576,
      }),
    },
  },
  {
    model: "google/gemini-3.1-pro-preview",
    base,
    wires: { usual: wire("gemini-3.1-pro-preview", { includeThoughts: true }) },
    cells: {
      ...thinkingInDegrees({
        on: pass(level()),
        notShown: hidden(pass(thinking({ includeThoughts: false }))),
        off: alwaysThinking(thinking({ thinkingLevel: "LOW", includeThoughts: false })),
        effort: level,
        fitted: { minimal: "low", xhigh: "high", max: "high" },
      }),
      "enable_search with tools": pass(
        { tools: [{ googleSearch: {} }, ...tools], toolConfig: holding("includeServerSideToolInvocations") },
        { back: { citations: 2, results: 2, billedUnits: 2 } },
      ),
    },
  },
  {
    model: "google/gemini-3-flash-preview",
    base,
    wires: { usual: wire("gemini-3-flash-preview", { includeThoughts: true }) },
    cells: {
      ...thinkingInDegrees({
        on: pass(level()),
        notShown: hidden(pass(thinking({ includeThoughts: false }))),
        off: alwaysThinking(thinking({ thinkingLevel: "MINIMAL", includeThoughts: false })),
        effort: level,
        fitted: { xhigh: "high", max: "high" },
      }),
    },
  },
  {
    model: "google/gemini-2.0-flash",
    base,
    wires: { usual: wire("gemini-2.0-flash") },
    cells: notThinking,
  },
];

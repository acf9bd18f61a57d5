import { type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { developers, files, noImages, sounds } from "@/app/api/v1/matrix/testing/cells/messages";
import { asksForJson, boundBy, jsonInWords, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { flatTools, responsesWire } from "@/app/api/v1/matrix/testing/cells/responses";
import { fixedTemperature, improbable, noPenalties } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import { alwaysThinking, thinkingInDegrees } from "@/app/api/v1/matrix/testing/cells/thinking";
import { aHash, type Column } from "@/app/api/v1/matrix/testing/column";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/openai/v1";
const sender = { safety_identifier: aHash };

function wires(model: string, temperature?: number): Column["wires"] {
  const chat = "/openai/v1/chat/completions";
  return {
    usual: chatWire(model, chat, { ...sender, temperature }),
    responses: responsesWire(model, "/openai/v1/responses", { ...sender, ...(temperature ? { temperature } : {}) }),
  };
}

const sources = "web_search_call.action.sources";
const kept = "reasoning.encrypted_content";

/** gateway.md 3.1: search goes by Responses; domain_filter and content_size have a word there, deepable is the most. */
const search = (include: string[]) => {
  const asked = (wishes: Body = {}, more: Body = {}) => ({
    tools: [{ type: "web_search", ...wishes }],
    include,
    ...more,
  });
  return searching({
    plain: asked(),
    wire: "responses",
    billedUnits: 1,
    wishes: {
      domain_filter: asked({ filters: { allowed_domains: ["example.org", "example.com"] } }),
      content_size: asked({ search_context_size: "high" }),
      deepable: asked({ search_context_size: "high" }),
      require_search: asked({}, { tool_choice: "required" }),
    },
  });
};

/** Chat completions give no thought back, so thinking goes by Responses with a summary. */
const reasoning = (effort?: string): Body => ({
  reasoning: { summary: "auto", ...(effort ? { effort } : {}) },
  include: [kept],
});
const viaResponses = { wire: "responses" };

/** What models that reason do not take on chat completions: 3.1, and OpenAI's model pages for top_p and logprobs. */
const reasoner = {
  ...plainChat,
  ...fixedTemperature,
  ...improbable,
  ...noPenalties,
  ...stoppedBy(0),
  ...developers,
  ...files,
  ...search([kept, sources]),
  json_mode: pass({
    response_format: { type: "json_object" },
    messages: [
      { role: "developer", content: asksForJson },
      { role: "user", content: "Hi" },
    ],
  }),
  "tool_choice required while thinking": pass(
    { ...reasoning(), tools: flatTools, tool_choice: "required" },
    viaResponses,
  ),
};

/** A vendor that thinks anyhow needs to be told nothing: its own default is medium. */
const onByDefault = pass(reasoning(), viaResponses);
const onByDegree = pass(reasoning("medium"), viaResponses);
const unseen = (effort?: string) =>
  pass({ ...(effort ? { reasoning: { effort } } : {}), include: [kept] }, { ...viaResponses, back: { thought: null } });

export const openAiColumns: Column[] = [
  {
    model: "openai/gpt-4o-mini",
    base,
    dialect: { thought: "none" },
    wires: wires("gpt-4o-mini", 1.3),
    cells: {
      ...plainChat,
      ...search([sources]),
      ...boundBy("max_completion_tokens", 16_384),
      ...files,
      sess_id: pass({ prompt_cache_key: "session-of-the-matrix" }),
    },
  },
  {
    model: "openai/gpt-5",
    base,
    dialect: { thought: "none" },
    wires: wires("gpt-5"),
    cells: {
      ...reasoner,
      ...boundBy("max_completion_tokens", 128_000),
      // It cannot be kept from thinking; 3.1 has the least degree for it, 3.0 the warning.
      ...thinkingInDegrees({
        on: onByDefault,
        notShown: unseen(),
        off: alwaysThinking({ reasoning_effort: "minimal" }),
        effort: reasoning,
        fitted: { xhigh: "high", max: "high" },
      }),
      "temperature 0.4 while thinking": drop("temperature", reasoning(), viaResponses),
      "temperature 0.4 without thinking": drop(["temperature", "thinking"], { reasoning_effort: "minimal" }),
      sess_id: pass({ prompt_cache_key: "session-of-the-matrix" }),
    },
  },
  {
    model: "openai/gpt-5.4",
    base,
    dialect: { thought: "none" },
    wires: wires("gpt-5.4"),
    cells: {
      ...reasoner,
      ...boundBy("max_completion_tokens", 128_000),
      // From 5.1 on `none` is a degree, and with it a temperature is taken.
      ...thinkingInDegrees({
        on: onByDegree,
        notShown: unseen("medium"),
        off: pass({ reasoning_effort: "none", temperature: 1.3 }),
        effort: reasoning,
        fitted: { minimal: "low", max: "xhigh" },
        budgets: ["low", "medium", "high", "xhigh"],
      }),
      "temperature 0.4 while thinking": drop("temperature", reasoning("medium"), viaResponses),
      "temperature 0.4 without thinking": pass({ reasoning_effort: "none", temperature: 0.4 }),
      "tool_choice required while thinking": pass(
        { ...reasoning("medium"), tools: flatTools, tool_choice: "required" },
        viaResponses,
      ),
      sess_id: pass({ prompt_cache_key: "session-of-the-matrix" }),
    },
  },
  {
    model: "openai/o3",
    base,
    dialect: { thought: "none" },
    wires: wires("o3"),
    cells: {
      // "o-series impossible → D"; as with gpt-5 what can be had is the least degree.
      ...thinkingInDegrees({
        on: onByDefault,
        notShown: unseen(),
        off: alwaysThinking({ reasoning_effort: "low" }),
        effort: reasoning,
        fitted: { minimal: "low", xhigh: "high", max: "high" },
      }),
      ...fixedTemperature,
      ...stoppedBy(0),
      ...noPenalties,
      ...developers,
      seed: pass({ seed: 42 }),
      tools: pass({ tools }),
    },
  },
  {
    model: "openai/gpt-4o-audio-preview",
    base,
    wires: wires("gpt-4o-audio-preview", 1.3),
    cells: {
      ...sounds,
      ...noImages,
      ...jsonInWords,
      // A stream gives bare samples only, out of which Parley makes the WAV file:
      // https://github.com/Agent-Field/agentfield/issues/584.
      "modalities audio": pass(
        { modalities: ["text", "audio"], audio: { voice: "alloy", format: "pcm16" } },
        { back: { texts: [""], transcript: "Hi" } },
      ),
    },
  },
  {
    model: "openai/gpt-4o-search-preview",
    base,
    dialect: { sources: "annotations" },
    wires: wires("gpt-4o-search-preview"),
    cells: {
      ...searching({
        plain: { web_search_options: {} },
        billedUnits: 1,
        wishes: {
          content_size: { web_search_options: { search_context_size: "high" } },
          deepable: { web_search_options: { search_context_size: "high" } },
          // It always does.
          require_search: { web_search_options: {} },
        },
      }),
    },
  },
];

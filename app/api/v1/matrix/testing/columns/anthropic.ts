import { adjust, type Body, drop, emulate, pass, refuse } from "@/app/api/v1/matrix/testing/cell";
import { noSounds, noVideos } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, asksForJson, asksForSchema, boundBy, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { fixedTemperature, improbable, noPenalties, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import {
  alwaysThinking,
  hidden,
  thinkingInDegrees,
  thinkingInTokens,
} from "@/app/api/v1/matrix/testing/cells/thinking";
import { above, aHash, type Column, type Wire } from "@/app/api/v1/matrix/testing/column";
import { addresses, base64 } from "@/app/api/v1/matrix/testing/files";
import type { Cells } from "@/app/api/v1/matrix/testing/rows";
import { answerSchema } from "@/app/api/v1/matrix/testing/rows/output";

const base = "/anthropic/v1";

function wire(model: string, max_tokens: number, more: Body): Wire {
  return {
    path: "/anthropic/v1/messages",
    headers: { "x-api-key": "sk-vendor", "anthropic-version": "2023-06-01" },
    bare: { model, max_tokens, stream: true, messages: [said()], metadata: { user_id: aHash }, ...more },
  };
}

function said(...blocks: Body[]): Body {
  return { role: "user", content: [{ type: "text", text: "Hi" }, ...blocks] };
}

const showing = (block: Body) => pass({ messages: [said(block)] });
const png = showing({ type: "image", source: { type: "base64", media_type: "image/png", data: base64.png } });
const system = pass({ system: "Be brief." });

const tools = ["one", "two"].map((name) => ({
  name,
  description: name === "one" ? "First" : "Second",
  input_schema: { type: "object", properties: {} },
}));

/** gateway.md 3.1: domain_filter has a word there, and deepable is more searches. */
const searchTool = (more: Body = {}) => ({
  tools: [{ type: "web_search_20250305", name: "web_search", max_uses: 5, ...more }],
});

const unfenced = { texts: ['{"a": 1}'] };

/** What holds for every Claude. */
const claude: Cells = {
  ...plainChat,
  ...searching({
    plain: searchTool(),
    billedUnits: 1,
    wishes: {
      domain_filter: searchTool({ allowed_domains: ["example.org", "example.com"] }),
      deepable: searchTool({ max_uses: above(5) }),
    },
  }),
  ...temperatures(1),
  // Claude 4 and later: never both.
  "temperature 0.4 with top_p 0.5": drop("top_p", { temperature: 0.4 }),
  "top_p 0.5": pass({ top_p: 0.5, temperature: undefined }),
  "top_k 40": pass({ top_k: 40 }),
  ...noPenalties,
  ...improbable,
  seed: drop("seed"),
  ...boundBy("max_tokens"),
  ...stoppedBy(16, (stop_sequences) => ({ stop_sequences })),
  ...askedOften,
  json_mode: emulate({ system: asksForJson }, unfenced),
  "json_mode that is spoken of": emulate(
    { system: asksForJson, messages: [{ role: "user", content: [{ type: "text", text: "Hi in JSON" }] }] },
    unfenced,
  ),
  "response_format json_schema": emulate({ system: asksForSchema }, unfenced),
  tools: pass({ tools }),
  "tool_choice auto": pass({ tools, tool_choice: { type: "auto" } }),
  "tool_choice none": pass({ tools, tool_choice: { type: "none" } }),
  "tool_choice required": pass({ tools, tool_choice: { type: "any" } }),
  "tool_choice named": pass({ tools, tool_choice: { type: "tool", name: "one" } }),
  // It may be called in parallel unless it is told otherwise.
  "parallel_tool_calls true": pass({ tools }),
  "parallel_tool_calls false": pass({ tools, tool_choice: { type: "auto", disable_parallel_tool_use: true } }),
  "system message": system,
  "developer message": system,
  "image address": showing({ type: "image", source: { type: "url", url: addresses.png } }),
  "image bytes": png,
  "image detail auto": png,
  ...noSounds,
  ...noVideos,
  "pdf address": showing({ type: "document", source: { type: "url", url: addresses.pdf } }),
  "pdf bytes": showing({
    type: "document",
    title: "a.pdf",
    source: { type: "base64", media_type: "application/pdf", data: base64.pdf },
  }),
  "modalities audio": refuse("modalities"),
};

const off = { thinking: { type: "disabled", display: undefined } };
const schemaOnWire = pass({
  output_config: { format: { type: "json_schema", schema: { ...answerSchema, additionalProperties: false } } },
});

/** Up to 4.5: a bound, below max_tokens. No temperature goes with it. */
const bound = (budget_tokens: unknown) => ({
  thinking: { type: "enabled", budget_tokens },
  temperature: undefined,
});

/** After 4.5: degrees. */
const adaptive = { thinking: { type: "adaptive", display: "summarized" }, temperature: undefined };
const omitted = { thinking: { type: "adaptive", display: "omitted" }, temperature: undefined };
const degree = (effort: string) => ({ ...adaptive, output_config: { effort } });

const adaptiveThinking = (more: Partial<Parameters<typeof thinkingInDegrees>[0]> = {}) =>
  thinkingInDegrees({
    on: pass(adaptive),
    notShown: hidden(pass(omitted)),
    off: pass(off),
    effort: degree,
    fitted: { minimal: "low", xhigh: "high" },
    budgets: ["low", "medium", "high", "max"],
    ...more,
  });

const newest = { ...fixedTemperature, "top_k 40": drop("top_k"), "response_format json_schema": schemaOnWire };

export const anthropicColumns: Column[] = [
  {
    model: "anthropic/claude-sonnet-4-5",
    base,
    wires: { usual: wire("claude-sonnet-4-5", 64_000, { temperature: 0.65 }) },
    cells: {
      ...claude,
      // Where nothing is said of how much: `medium` of 3.0.
      ...thinkingInTokens({ on: pass(bound(8_192)), off: pass(off), budget: bound, least: 1_024, most: 63_999 }),
      "budget_tokens 8000 in max_completion_tokens 5000": adjust("thinking.budget_tokens", {
        ...bound(4_999),
        max_tokens: 5_000,
      }),
      "budget_tokens 8000 in max_completion_tokens 300": drop("thinking", { ...off, max_tokens: 300 }),
      "temperature 0.4 while thinking": drop("temperature", bound(8_192)),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      "response_format json_schema": schemaOnWire,
      "max_completion_tokens 100000000": adjust("max_completion_tokens", {}),
      // With thinking there is only auto and none; the call is what was wanted in so many words.
      "tool_choice required while thinking": drop("thinking", { ...off, tools, tool_choice: { type: "any" } }),
    },
  },
  {
    model: "anthropic/claude-opus-4-6",
    base,
    wires: { usual: wire("claude-opus-4-6", 128_000, { temperature: 0.65 }) },
    cells: {
      ...adaptiveThinking(),
      ...temperatures(1),
      "temperature 0.4 while thinking": drop("temperature", adaptive),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      "top_p 0.5": pass({ top_p: 0.5, temperature: undefined }),
      "response_format json_schema": schemaOnWire,
    },
  },
  {
    model: "anthropic/claude-opus-4-8",
    base,
    wires: { usual: wire("claude-opus-4-8", 128_000, {}) },
    cells: { ...newest, ...adaptiveThinking({ fitted: { minimal: "low" } }) },
  },
  {
    // It thinks by default, and tells its thought when it is asked to.
    model: "anthropic/claude-opus-5",
    base,
    wires: { usual: wire("claude-opus-5", 128_000, { thinking: adaptive.thinking }) },
    cells: {
      ...newest,
      ...adaptiveThinking({
        fitted: { minimal: "low" },
      }),
      "temperature 0.4 without thinking": drop("temperature", off),
      "nothing but a question": pass(),
      seed: drop("seed"),
    },
  },
  {
    // It always thinks and refuses to be told otherwise: the switch is left out.
    model: "anthropic/claude-fable-5",
    base,
    wires: { usual: wire("claude-fable-5", 128_000, { thinking: adaptive.thinking }) },
    cells: {
      ...newest,
      ...adaptiveThinking({
        fitted: { minimal: "low" },
        off: alwaysThinking({ ...omitted, output_config: { effort: "low" } }),
      }),
    },
  },
];

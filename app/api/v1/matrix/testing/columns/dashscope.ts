import { adjust, type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { images, noImages, noSounds, showing, videos } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, askedOnce, boundBy, jsonObjects } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { improbable, probable, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searchedFor, searching } from "@/app/api/v1/matrix/testing/cells/search";
import { alwaysThinking, hidden, thinkingInTokens } from "@/app/api/v1/matrix/testing/cells/thinking";
import { noneShown } from "@/app/api/v1/matrix/testing/cells/tools";
import { above, type Column, type Wire } from "@/app/api/v1/matrix/testing/column";
import { addresses, base64 } from "@/app/api/v1/matrix/testing/files";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/dashscope/compatible-mode/v1";
const path = "/dashscope/compatible-mode/v1/chat/completions";

/** Sources are given over DashScope's own protocol only, so every search goes that way. */
function native(model: string): Wire {
  return {
    path: "/dashscope/api/v1/services/aigc/text-generation/generation",
    headers: { authorization: "Bearer sk-vendor", "x-dashscope-sse": "enable" },
    bare: {
      model,
      input: { messages: [{ role: "user", content: "Hi" }] },
      parameters: { result_format: "message", incremental_output: true, temperature: 1.3 },
    },
  };
}

/** The marks in the text are asked for as numbers, like those of every other search. */
const search = (more: Body = {}): Body => ({
  parameters: {
    enable_search: true,
    search_options: { enable_source: true, enable_citation: true, citation_format: "[<number>]", ...more },
  },
});

const bound = (tokens: unknown) => ({ enable_thinking: true, thinking_budget: tokens, max_tokens: 32_768 });
const on = { enable_thinking: true };
const off = { enable_thinking: false };

export const dashScopeColumns: Column[] = [
  {
    model: "dashscope/qwen-plus",
    base,
    wires: { usual: chatWire("qwen-plus", path), native: native("qwen-plus") },
    cells: {
      ...plainChat,
      ...thinkingInTokens({ on: pass(on), off: pass(off), budget: bound, least: 1, most: 30_000 }),
      // Up to the model's most, which is somewhere below what it writes.
      "budget_tokens 200000": adjust("thinking.budget_tokens", bound(above(24_576))),
      "reasoning_effort xhigh": pass(bound(above(24_576))),
      "reasoning_effort max": pass(bound(above(24_576))),
      ...searching({
        plain: search(),
        wire: "native",
        billedUnits: 1,
        wishes: {
          // The last three need the strategy turbo.
          domain_filter: search({ search_strategy: "turbo", assigned_site_list: ["example.org", "example.com"] }),
          recency_filter: search({ search_strategy: "turbo", freshness: 30 }),
          prompt: search({ search_strategy: "turbo", intention_options: { prompt_intervene: "towers" } }),
          deepable: search({ search_strategy: "max" }),
          require_search: search({ forced_search: true }),
          "result_sequence before": search({ prepend_search_result: true }),
        },
      }),
      // 0 ≤ t < 2.
      ...temperatures(1.99),
      "temperature 0.4 while thinking": pass({ ...on, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      "top_k 40": pass({ top_k: 40 }),
      frequency_penalty: drop("frequency_penalty"),
      "both penalties": drop("frequency_penalty", { presence_penalty: 0.5 }),
      ...improbable,
      ...boundBy("max_tokens", 32_768),
      // 1 to 4.
      "n 2": askedOnce["n 2"],
      "n 5": askedOften["n 5"],
      ...jsonObjects,
      "tool_choice none": noneShown,
      "tool_choice named": drop("tool_choice", { tools }),
      "tool_choice required while thinking": pass({ ...on, tools, tool_choice: "required" }),
      ...noImages,
    },
  },
  {
    // An open model: it thinks unless it is told not to, and does not search.
    model: "dashscope/qwen3-8b",
    base,
    wires: { usual: chatWire("qwen3-8b", path) },
    cells: {
      ...searchedFor(),
      "thinking on": pass(on),
      "thinking off": pass(off),
      "thinking on, not shown": hidden(pass(on)),
      ...probable(5),
    },
  },
  {
    model: "dashscope/qwq-plus",
    base,
    wires: { usual: chatWire("qwq-plus", path) },
    cells: { "thinking off": alwaysThinking({ enable_thinking: true, thinking_budget: 1 }), ...askedOften },
  },
  {
    // DeepSeek-V4 takes a degree here; which ones, the catalogue knows.
    model: "dashscope/deepseek-v4-pro",
    base,
    wires: { usual: chatWire("deepseek-v4-pro", path) },
    cells: {
      "thinking on": pass(on),
      "thinking off": pass(off),
      "reasoning_effort low": adjust("thinking.reasoning_effort", { ...on, reasoning_effort: "high" }),
      "reasoning_effort high": pass({ ...on, reasoning_effort: "high" }),
      "reasoning_effort max": pass({ ...on, reasoning_effort: "max" }),
    },
  },
  {
    model: "dashscope/qwen-vl-max",
    base,
    wires: { usual: chatWire("qwen-vl-max", path) },
    cells: {
      ...images,
      ...videos,
      "video with fps": pass({
        messages: [{ role: "user", content: [{ type: "video_url", video_url: { url: addresses.mp4 }, fps: 2 }] }],
      }),
      ...noSounds,
    },
  },
  {
    model: "dashscope/qwen3-omni-flash",
    base,
    wires: { usual: chatWire("qwen3-omni-flash", path) },
    cells: {
      "audio bytes": pass(
        showing({ type: "input_audio", input_audio: { data: `data:;base64,${base64.wav}`, format: "wav" } }),
      ),
      "audio address": pass(showing({ type: "input_audio", input_audio: { data: addresses.wav, format: "wav" } })),
      ...videos,
      "modalities audio": pass(
        { modalities: ["text", "audio"], audio: { voice: "alloy", format: "wav" } },
        { back: { texts: [""], transcript: "Hi" } },
      ),
    },
  },
];

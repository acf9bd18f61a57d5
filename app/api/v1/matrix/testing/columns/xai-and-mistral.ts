import { type Body, pass } from "@/app/api/v1/matrix/testing/cell";
import { showing } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOnce, boundBy, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { responsesWire } from "@/app/api/v1/matrix/testing/cells/responses";
import { improbable, noPenalties, probable, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searchedFor, searching } from "@/app/api/v1/matrix/testing/cells/search";
import {
  alwaysThinking,
  boundsDropped,
  notThinking,
  thinkingInDegrees,
} from "@/app/api/v1/matrix/testing/cells/thinking";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { addresses, base64, dataUrls } from "@/app/api/v1/matrix/testing/files";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const xaiPath = "/xai/v1/chat/completions";
const degree = (reasoning_effort: string) => ({ reasoning_effort });

/** Searches are 410 Gone on chat, and two tools on Responses. */
const search = (more: Body = {}, body: Body = {}) => ({
  tools: [{ type: "web_search", ...more }, { type: "x_search" }],
  ...body,
});

const xai: Column[] = [
  {
    model: "xai/grok-4.3",
    base: "/xai/v1",
    wires: {
      usual: chatWire("grok-4.3", xaiPath),
      responses: responsesWire("grok-4.3", "/xai/v1/responses", {
        temperature: 1.3,
        include: ["reasoning.encrypted_content"],
      }),
    },
    cells: {
      ...plainChat,
      ...thinkingInDegrees({
        on: pass(degree("medium")),
        off: pass(degree("none")),
        effort: degree,
        fitted: { minimal: "low", max: "xhigh" },
        budgets: ["low", "medium", "high", "xhigh"],
      }),
      ...searching({
        plain: search(),
        wire: "responses",
        billedUnits: 1,
        wishes: {
          domain_filter: search({ filters: { allowed_domains: ["example.org", "example.com"] } }),
          require_search: search({}, { tool_choice: "required" }),
        },
      }),
      "temperature 0.4 while thinking": pass({ ...degree("medium"), temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...degree("none"), temperature: 0.4 }),
      ...noPenalties,
      // https://docs.x.ai/docs/api-reference: eight alternatives at most.
      ...probable(8),
      ...boundBy("max_completion_tokens", 30_000),
      ...stoppedBy(0),
      "tool_choice required while thinking": pass({ ...degree("medium"), tools, tool_choice: "required" }),
      "parallel_tool_calls true": pass({ tools, parallel_function_calling: true }),
      "parallel_tool_calls false": pass({ tools, parallel_function_calling: false }),
    },
  },
  {
    model: "xai/grok-4",
    base: "/xai/v1",
    wires: { usual: chatWire("grok-4", xaiPath) },
    cells: { "thinking on": pass(), "thinking off": alwaysThinking(), ...noPenalties, ...stoppedBy(0) },
  },
  {
    model: "xai/grok-3",
    base: "/xai/v1",
    wires: { usual: chatWire("grok-3", xaiPath) },
    cells: {
      ...notThinking,
      ...searchedFor(),
      ...stoppedBy(4),
      frequency_penalty: pass({ frequency_penalty: 0.5 }),
    },
  },
];

const mistralPath = "/mistral/v1/chat/completions";

/** Usage comes on the last chunk, and stream_options are refused. 1.3 of 2 is 0.975 of 1.5. */
const mistralBare: Body = { stream_options: undefined, temperature: 0.975 };

const on = degree("high");

const mistral: Column[] = [
  {
    model: "mistral/mistral-small-latest",
    base: "/mistral/v1",
    dialect: { thought: "parts" },
    wires: { usual: chatWire("mistral-small-latest", mistralPath, mistralBare) },
    cells: {
      ...plainChat,
      ...thinkingInDegrees({
        on: pass(on),
        off: pass(degree("none")),
        effort: degree,
        fitted: { minimal: "high", low: "high", medium: "high", xhigh: "high", max: "high" },
      }),
      ...boundsDropped(pass(on)),
      ...temperatures(1.5),
      "temperature 0.4 while thinking": pass({ ...on, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...degree("none"), temperature: 0.4 }),
      ...improbable,
      seed: pass({ random_seed: 42 }),
      ...boundBy("max_tokens"),
      ...askedOnce,
      "tool_choice required": pass({ tools, tool_choice: "any" }),
      "tool_choice required while thinking": pass({ ...on, tools, tool_choice: "any" }),
      "pdf address": pass(showing({ type: "document_url", document_url: addresses.pdf })),
      "pdf bytes": pass(showing({ type: "document_url", document_url: dataUrls.pdf })),
    },
  },
  {
    model: "mistral/magistral-medium-latest",
    base: "/mistral/v1",
    dialect: { thought: "parts" },
    wires: { usual: chatWire("magistral-medium-latest", mistralPath, mistralBare) },
    cells: { "thinking on": pass(), "thinking off": alwaysThinking() },
  },
  {
    model: "mistral/voxtral-small-latest",
    base: "/mistral/v1",
    wires: { usual: chatWire("voxtral-small-latest", mistralPath, mistralBare) },
    cells: { "audio bytes": pass(showing({ type: "input_audio", input_audio: base64.wav })) },
  },
];

export const columnsOfXaiAndMistral: Column[] = [...xai, ...mistral];

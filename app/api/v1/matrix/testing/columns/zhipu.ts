import { type Body, drop, pass, refuse } from "@/app/api/v1/matrix/testing/cell";
import {
  images,
  noImages,
  noSounds,
  noVideos,
  showing,
  sounds,
  videos,
} from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy, jsonObjects, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { improbable, noPenalties, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import {
  alwaysThinking,
  notThinking,
  thinkingBySwitch,
  thinkingInDegrees,
} from "@/app/api/v1/matrix/testing/cells/thinking";
import { firstOfCalls, freeChoice } from "@/app/api/v1/matrix/testing/cells/tools";
import { aHash, type Column } from "@/app/api/v1/matrix/testing/column";
import { addresses } from "@/app/api/v1/matrix/testing/files";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/zhipu/api/paas/v4";
const path = "/zhipu/api/paas/v4/chat/completions";

/** Usage comes with the finish chunk. */
const bare: Body = { stream_options: undefined, temperature: 0.65, user_id: aHash };

const on = { thinking: { type: "enabled" } };
const off = { thinking: { type: "disabled" } };

/** The contract's search_config is Zhipu's own, word by word (1.3). */
const search = (more: Body = {}) => ({
  tools: [
    { type: "web_search", web_search: { enable: true, search_engine: "search_std", search_result: true, ...more } },
  ],
});

const degree = (reasoning_effort: string) => ({ ...on, reasoning_effort });

export const zhipuColumns: Column[] = [
  {
    model: "zhipu/glm-4.6",
    base,
    dialect: { sources: "web_search" },
    wires: { usual: chatWire("glm-4.6", path, bare) },
    cells: {
      ...plainChat,
      ...thinkingBySwitch(pass(on), pass(off)),
      ...searching({
        plain: search(),
        billedUnits: 1,
        wishes: {
          domain_filter: search({ search_domain_filter: "example.org,example.com" }),
          recency_filter: search({ search_recency_filter: "oneMonth" }),
          count: search({ count: 1 }),
          content_size: search({ content_size: "high" }),
          // As in a search by Parley (3.11).
          deepable: search({ count: 25, content_size: "high" }),
          prompt: search({ search_prompt: "towers" }),
          require_search: search({ require_search: true }),
          "result_sequence before": search({ result_sequence: "before" }),
          "engine glm/search-pro": search({ search_engine: "search_pro" }),
        },
      }),
      "enable_search with tools": pass(
        { tools: [...tools, ...search().tools] },
        { back: { citations: 2, results: 2, billedUnits: 1 } },
      ),
      ...temperatures(1),
      "temperature 0": pass({ temperature: undefined, do_sample: false }),
      "temperature 0.4 while thinking": pass({ ...on, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off, temperature: 0.4 }),
      ...noPenalties,
      ...improbable,
      ...boundBy("max_tokens"),
      ...askedOften,
      ...jsonObjects,
      ...freeChoice,
      "tool_choice required while thinking": drop("tool_choice", { ...on, tools }),
      ...firstOfCalls,
      ...noImages,
      sess_id: pass({ request_id: "session-of-the-matrix" }),
    },
  },
  {
    // From 5.2 on a degree is taken; which ones, the catalogue knows.
    model: "zhipu/glm-5.2",
    base,
    wires: { usual: chatWire("glm-5.2", path, bare) },
    cells: thinkingInDegrees({
      on: pass(on),
      off: pass(off),
      effort: degree,
      fitted: { minimal: "high", low: "high", medium: "high", xhigh: "high" },
      budgets: ["high", "high", "high", "max"],
    }),
  },
  {
    // From 5.3 on thinking cannot be switched off.
    model: "zhipu/glm-5.3",
    base,
    wires: { usual: chatWire("glm-5.3", path, bare) },
    cells: thinkingInDegrees({
      on: pass(on),
      off: alwaysThinking(degree("low")),
      effort: degree,
      fitted: { minimal: "low", medium: "high", xhigh: "high" },
      budgets: ["low", "high", "high", "max"],
    }),
  },
  {
    model: "zhipu/glm-4-flash",
    base,
    wires: { usual: chatWire("glm-4-flash", path, bare) },
    cells: { ...notThinking, ...stoppedBy(1) },
  },
  {
    model: "zhipu/glm-4.5v",
    base,
    wires: { usual: chatWire("glm-4.5v", path, bare) },
    cells: {
      ...images,
      ...videos,
      ...noSounds,
      "pdf address": pass(showing({ type: "file_url", file_url: { url: addresses.pdf } })),
      // Addresses only.
      "pdf bytes": refuse("messages[0].content[1]", "invalid_value"),
    },
  },
  {
    model: "zhipu/glm-4-voice",
    base,
    wires: { usual: chatWire("glm-4-voice", path, bare) },
    cells: { ...sounds, ...noImages, ...noVideos },
  },
];

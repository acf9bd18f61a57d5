import { type Body, pass } from "@/app/api/v1/matrix/testing/cell";
import { files, images, showing, sounds, videos } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOnce, asksForJson, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import { hidden } from "@/app/api/v1/matrix/testing/cells/thinking";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { addresses } from "@/app/api/v1/matrix/testing/files";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const thinking = (more: Body = {}) => pass({ thinking: { enabled: true, ...more } });
const effort = (reasoning_effort: string) => thinking({ reasoning_effort });
const budget = (budget_tokens: number) => thinking({ budget_tokens });
const off = pass({ thinking: { enabled: false } });

const search = (more: Body = {}) => ({
  enable_search: true,
  search_config: { deepable: false, return_result: true, ...more },
});

const hosts = "example.org,example.com";

/** GeekAI, whose contract Parley keeps: it takes everything as it is. Retrying is Parley's. */
export const geekAiColumns: Column[] = [
  {
    model: "geekai/deepseek-chat",
    base: "/geekai/api/v1",
    dialect: { sources: "contract" },
    wires: {
      usual: chatWire("deepseek-chat", "/geekai/api/v1/chat/completions", { stream_options: undefined, retries: 0 }),
    },
    cells: {
      ...plainChat,
      "thinking on": thinking(),
      "thinking off": off,
      "thinking on, not shown": hidden(thinking()),
      "budget_tokens 100": budget(100),
      "budget_tokens 4096": budget(4_096),
      "budget_tokens 20000": budget(20_000),
      "budget_tokens 200000": budget(200_000),
      "reasoning_effort none": off,
      "reasoning_effort minimal": effort("minimal"),
      "reasoning_effort low": effort("low"),
      "reasoning_effort medium": effort("medium"),
      "reasoning_effort high": effort("high"),
      "reasoning_effort xhigh": effort("xhigh"),
      "reasoning_effort max": effort("max"),
      "reasoning_effort low with budget_tokens 20000": thinking({ reasoning_effort: "low", budget_tokens: 20_000 }),
      ...searching({
        plain: search(),
        billedUnits: 3,
        wishes: {
          domain_filter: search({ domain_filter: hosts }),
          recency_filter: search({ recency_filter: "oneMonth" }),
          count: search({ count: 1 }),
          content_size: search({ content_size: "high" }),
          deepable: search({ deepable: true }),
          prompt: search({ prompt: "towers" }),
          require_search: search({ require_search: true }),
          "result_sequence before": search({ result_sequence: "before" }),
          "engine glm/search-pro": search({ engine: "glm/search-pro" }),
        },
      }),
      "search_config.return_result false": pass(search({ return_result: false }), {
        back: { citations: 2, results: 0, billedUnits: 3 },
      }),
      "temperature 0.4 while thinking": pass({ ...thinking().sent, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ ...off.sent, temperature: 0.4 }),
      "top_k 40": pass({ top_k: 40 }),
      ...stoppedBy(16),
      ...askedOnce,
      // Whoever answers there may refuse the mode where nothing speaks of JSON.
      json_mode: pass({
        json_mode: true,
        messages: [
          { role: "system", content: asksForJson },
          { role: "user", content: "Hi" },
        ],
      }),
      "json_mode that is spoken of": pass({
        json_mode: true,
        messages: [{ role: "user", content: "Hi in JSON" }],
      }),
      "tool_choice required while thinking": pass({ ...thinking().sent, tools, tool_choice: "required" }),
      ...images,
      ...sounds,
      ...videos,
      ...files,
      "pdf address": pass(showing({ type: "file_url", file_url: { url: addresses.pdf } })),
      "modalities audio": pass(
        { modalities: ["text", "audio"], audio: { voice: "alloy", format: "wav" } },
        { back: { texts: [""], transcript: "Hi" } },
      ),
      metadata: pass({ metadata: { shelf: "7" } }),
      sess_id: pass({ sess_id: "session-of-the-matrix" }),
    },
  },
];

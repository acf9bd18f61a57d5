import { type Body, drop, pass, refuse } from "@/app/api/v1/matrix/testing/cell";
import { showing } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy, stoppedBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { improbable, temperatures } from "@/app/api/v1/matrix/testing/cells/sampling";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import { alwaysThinking, boundsDropped, thinkingInDegrees } from "@/app/api/v1/matrix/testing/cells/thinking";
import { noTools } from "@/app/api/v1/matrix/testing/cells/tools";
import type { Column } from "@/app/api/v1/matrix/testing/column";
import { addresses, dataUrls } from "@/app/api/v1/matrix/testing/files";
import { answerSchema } from "@/app/api/v1/matrix/testing/rows/output";

const base = "/perplexity";
const path = "/perplexity/chat/completions";

/** Usage comes with every chunk. */
const bare: Body = { stream_options: undefined };

const asSchema = (schema: Body, name = "answer") => ({
  response_format: { type: "json_schema", json_schema: { name, schema } },
});
const anyObject = pass(asSchema({ type: "object" }));

export const perplexityColumns: Column[] = [
  {
    model: "perplexity/sonar-pro",
    base,
    dialect: { thought: "none", sources: "citations" },
    wires: { usual: chatWire("sonar-pro", path, bare) },
    cells: {
      ...plainChat,
      // It always searches unless it is told not to.
      ...searching({
        plain: {},
        declined: { disable_search: true },
        billedUnits: 2,
        wishes: {
          domain_filter: { search_domain_filter: ["example.org", "example.com"] },
          recency_filter: { search_recency_filter: "month" },
          count: { num_search_results: 1 },
          content_size: { web_search_options: { search_context_size: "high" } },
          deepable: { web_search_options: { search_context_size: "high" } },
          require_search: {},
        },
      }),
      // 0 ≤ t < 2.
      ...temperatures(1.99),
      ...improbable,
      // Mutually exclusive.
      "both penalties": drop("presence_penalty", { frequency_penalty: 0.5 }),
      seed: drop("seed"),
      ...boundBy("max_tokens", 8_192),
      ...stoppedBy(0),
      ...askedOften,
      json_mode: anyObject,
      "json_mode that is spoken of": pass({
        ...anyObject.sent,
        messages: [{ role: "user", content: "Hi in JSON" }],
      }),
      "response_format json_schema": pass({
        response_format: { type: "json_schema", json_schema: { name: "answer", schema: answerSchema, strict: true } },
      }),
      ...noTools,
      "pdf address": pass(showing({ type: "file_url", file_url: { url: addresses.pdf } })),
      "pdf bytes": pass(showing({ type: "file_url", file_url: { url: dataUrls.pdf } })),
      "enable_search with tools": refuse("tools"),
    },
  },
  {
    model: "perplexity/sonar-reasoning-pro",
    base,
    dialect: { thought: "tags" },
    wires: { usual: chatWire("sonar-reasoning-pro", path, bare) },
    cells: {
      ...thinkingInDegrees({
        on: pass(),
        off: alwaysThinking({ reasoning_effort: "minimal" }),
        effort: (reasoning_effort) => ({ reasoning_effort }),
        fitted: { xhigh: "high", max: "high" },
      }),
      ...boundsDropped(pass()),
    },
  },
];

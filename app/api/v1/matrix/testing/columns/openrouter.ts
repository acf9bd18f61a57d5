import { adjust, type Body, drop, pass } from "@/app/api/v1/matrix/testing/cell";
import { files, showing, sounds, videos } from "@/app/api/v1/matrix/testing/cells/messages";
import { askedOften, boundBy } from "@/app/api/v1/matrix/testing/cells/output";
import { chatWire, plainChat } from "@/app/api/v1/matrix/testing/cells/plain-chat";
import { searching } from "@/app/api/v1/matrix/testing/cells/search";
import { thinkingInDegrees } from "@/app/api/v1/matrix/testing/cells/thinking";
import { above, aHash, type Column } from "@/app/api/v1/matrix/testing/column";
import { addresses, dataUrls } from "@/app/api/v1/matrix/testing/files";
import { tools } from "@/app/api/v1/matrix/testing/rows/tools";

const base = "/openrouter/api/v1";
const path = "/openrouter/api/v1/chat/completions";

/** Usage comes unasked, on the finish chunk. */
const bare: Body = { user: aHash, stream_options: undefined };

const on = pass({ reasoning: { enabled: true } });
const degree = (effort: string) => ({ reasoning: { effort } });
/** Either a bound or a degree; what the model may write is sent beside it, so that it is more than the thought. */
const bound = (max_tokens: unknown) => pass({ reasoning: { max_tokens }, max_completion_tokens: 64_000 });

const search = (parameters: Body = {}) => ({ tools: [{ type: "openrouter:web_search", parameters }] });

export const openRouterColumns: Column[] = [
  {
    model: "openrouter/anthropic/claude-sonnet-4.5",
    base,
    dialect: { thought: "reasoning", sources: "openrouter" },
    wires: { usual: chatWire("anthropic/claude-sonnet-4.5", path, bare) },
    cells: {
      ...plainChat,
      ...thinkingInDegrees({
        on,
        off: pass({ reasoning: { effort: "none" } }),
        effort: degree,
        fitted: { xhigh: "high", max: "high" },
      }),
      // https://openrouter.ai/docs/use-cases/reasoning-tokens: from 1,024 on, and less than the answer may have.
      "budget_tokens 100": adjust("thinking.budget_tokens", bound(1_024).sent),
      "budget_tokens 4096": bound(4_096),
      "budget_tokens 20000": bound(20_000),
      "budget_tokens 200000": adjust("thinking.budget_tokens", bound(above(32_768)).sent),
      // It has both kinds; a bound says more than a degree.
      "reasoning_effort low with budget_tokens 20000": bound(20_000),
      ...searching({
        plain: search(),
        billedUnits: 2,
        wishes: {
          domain_filter: search({ allowed_domains: ["example.org", "example.com"] }),
          count: search({ max_results: 1 }),
          content_size: search({ search_context_size: "high" }),
          deepable: search({ mode: "deep", search_context_size: "high" }),
        },
      }),
      "search_config.engine exa": pass(search({ engine: "exa" }), {
        back: { citations: 2, results: 2, billedUnits: 2 },
      }),
      "enable_search with tools": pass(
        { tools: [...tools, ...search().tools] },
        { back: { citations: 2, results: 2, billedUnits: 2 } },
      ),
      "temperature 0.4 while thinking": pass({ ...on.sent, temperature: 0.4 }),
      "temperature 0.4 without thinking": pass({ reasoning: { effort: "none" }, temperature: 0.4 }),
      "top_k 40": pass({ top_k: 40 }),
      ...boundBy("max_completion_tokens", 64_000),
      ...askedOften,
      "tool_choice required while thinking": pass({ ...on.sent, tools, tool_choice: "required" }),
      ...files,
      // Everything is handed over in `file`, addresses too.
      "pdf address": pass(showing({ type: "file", file: { file_data: addresses.pdf } })),
      metadata: pass({ metadata: { shelf: "7" } }),
      sess_id: pass({ session_id: "session-of-the-matrix" }),
    },
  },
  {
    model: "openrouter/google/gemini-2.5-flash",
    base,
    wires: { usual: chatWire("google/gemini-2.5-flash", path, bare) },
    cells: {
      ...sounds,
      ...videos,
      "pdf bytes": pass(showing({ type: "file", file: { file_data: dataUrls.pdf, filename: "a.pdf" } })),
    },
  },
  {
    model: "openrouter/openai/gpt-4o-mini",
    base,
    wires: { usual: chatWire("openai/gpt-4o-mini", path, bare) },
    cells: { "thinking on": drop("thinking"), "thinking off": pass(), seed: pass({ seed: 42 }) },
  },
];

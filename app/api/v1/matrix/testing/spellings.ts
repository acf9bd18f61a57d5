import { addresses, base64, dataUrls } from "./files";
import { tools } from "./rows/tools";

/** One way to say something: a body, and what is put behind the model's name. */
export type Spelling = { body: object; suffix?: string };

const say = (...bodies: object[]): Spelling[] => bodies.map((body) => ({ body }));
const saying = (content: unknown) => ({ messages: [{ role: "user", content }] });
const showing = (part: object) => saying([{ type: "text", text: "Hi" }, part]);
const instructed = (role: string, content: unknown) => ({
  messages: [
    { role, content },
    { role: "user", content: "Hi" },
  ],
});
const searching = (search_config: object) => ({ enable_search: true, search_config });
const functions = tools.map((tool) => tool.function);
const schema = { name: "answer", schema: { type: "object", properties: {}, additionalProperties: false } };

/** Everything that can be said in several ways (gateway.md 1.1, 1.5, 3.0 and 3.5); each list means one thing. */
export const spellings: Record<string, Spelling[]> = {
  "thinking on": [
    ...say(
      { thinking: { enabled: true } },
      { enable_thinking: true },
      { thinking: { type: "enabled" } },
      { thinking: { type: "adaptive" } },
      { reasoning: { enabled: true } },
      { thinking: { enabled: true }, enable_thinking: true },
      { thinking: { budget_tokens: -1 }, enable_thinking: true },
    ),
    { body: {}, suffix: ":thinking" },
  ],
  "thinking off": [
    ...say(
      { thinking: { enabled: false } },
      { enable_thinking: false },
      { thinking: { type: "disabled" } },
      { reasoning: { enabled: false } },
      { reasoning: { effort: "none" } },
      { reasoning_effort: "none" },
      { thinking: { reasoning_effort: "none" } },
      { thinking: { budget_tokens: 0 } },
    ),
    { body: {}, suffix: ":no-thinking" },
  ],
  "no word about thinking": say(
    {},
    { thinking: null },
    { thinking: {} },
    { thinking: { type: "auto" } },
    { enable_thinking: null, reasoning_effort: null, reasoning: null },
  ),
  "a degree of thinking": [
    ...say(
      { thinking: { enabled: true, reasoning_effort: "low" } },
      { thinking: { reasoning_effort: "low" } },
      { thinking: { type: "enabled", reasoning_effort: "low" } },
      { thinking: { thinking_level: "LOW" } },
      { reasoning_effort: "low" },
      { enable_thinking: true, reasoning_effort: "low" },
      { reasoning: { effort: "low" } },
    ),
    { body: {}, suffix: ":fast-thinking" },
    { body: { reasoning_effort: "low" }, suffix: ":thinking" },
  ],
  "a bound on the thought": [
    ...say(
      { thinking: { enabled: true, budget_tokens: 4_096 } },
      { thinking: { budget_tokens: 4_096 } },
      { thinking_budget: 4_096 },
      { enable_thinking: true, thinking_budget: 4_096 },
      { reasoning: { max_tokens: 4_096 } },
    ),
    { body: { thinking: { budget_tokens: 4_096 } }, suffix: ":thinking" },
  ],
  "a thought that is not shown": say(
    { thinking: { enabled: true, include_thoughts: false } },
    { reasoning: { enabled: true, exclude: true } },
    { enable_thinking: true, thinking: { include_thoughts: false } },
  ),
  "a bound on the answer": say(
    { max_completion_tokens: 300 },
    { max_tokens: 300 },
    { max_tokens: 300, max_completion_tokens: 300 },
  ),
  "no bound on the answer": say({}, { max_tokens: 0 }, { max_completion_tokens: 0 }, { max_tokens: null }),
  JSON: say(
    { json_mode: true },
    { response_format: { type: "json_object" } },
    { json_mode: true, response_format: { type: "json_object" } },
  ),
  "JSON by a schema": say(
    { response_format: { type: "json_schema", json_schema: schema } },
    { json_mode: true, response_format: { type: "json_schema", json_schema: schema } },
  ),
  text: say({}, { json_mode: false }, { response_format: { type: "text" } }),
  "a stop text": say({ stop: "END" }, { stop: ["END"] }),
  "no stop text": say({}, { stop: [] }, { stop: null }),
  functions: say({ tools }, { functions }, { tools, functions }),
  "a function that must be called": say(
    { tools, tool_choice: { type: "function", function: { name: "one" } } },
    { functions, function_call: { name: "one" } },
  ),
  "no function that may be called": say({ tools, tool_choice: "none" }, { functions, function_call: "none" }),
  instructions: say(
    instructed("system", "Be brief."),
    instructed("developer", "Be brief."),
    instructed("system", [{ type: "text", text: "Be brief." }]),
  ),
  "a question": say(saying("Hi"), saying([{ type: "text", text: "Hi" }])),
  "a search": say({ enable_search: true }, { web_search_options: {} }, searching({}), searching({ engine: "" })),
  "a search of some hosts": say(
    searching({ domain_filter: "example.org,example.com" }),
    searching({ domain_filter: ["example.org", "https://example.com/path"] }),
  ),
  "a search of late": say(searching({ recency_filter: "oneMonth" }), searching({ recency_filter: "month" })),
  "a search of any age": say(searching({}), searching({ recency_filter: "noLimit" })),
  "a long search": say(searching({ content_size: "high" }), { web_search_options: { search_context_size: "high" } }),
  "a picture": say(
    showing({ type: "image_url", image_url: { url: dataUrls.png } }),
    showing({ type: "image_url", image_url: dataUrls.png }),
    showing({ type: "image_url", image_url: { url: base64.png } }),
  ),
  "a picture by its address": say(
    showing({ type: "image_url", image_url: { url: addresses.png } }),
    showing({ type: "image_url", image_url: addresses.png }),
  ),
  "values that mean nothing": say(
    {},
    { n: 1, top_p: 1, logprobs: false, parallel_tool_calls: true, retries: 0 },
    { n: null, top_p: null, seed: null, tools: null, metadata: null, stream_options: null },
  ),
};

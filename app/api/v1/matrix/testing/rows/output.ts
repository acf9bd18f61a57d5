import { type Row, refuse } from "@/app/api/v1/matrix/testing/cell";

const stopped = { text: ["One E", "ND two", " three"] };
const fenced = { text: ["```json\n", '{"a": 1}', "\n```"] };
const schema = { type: "object", properties: { a: { type: "integer" } }, required: ["a"] };
const stops = (count: number) => Array.from({ length: count }, (_, at) => (at === 0 ? "END" : `stop ${at}`));

/** The schema of the row `response_format json_schema`. */
export const answerSchema = schema;

/** The rows max_completion_tokens, stop, n and json_mode. */
export const outputRows = {
  // What is not said: 1.2.
  "nothing but a question": { body: {} },
  max_completion_tokens: { body: { max_completion_tokens: 300 } },
  "max_completion_tokens 100000000": { body: { max_completion_tokens: 100_000_000 } },
  "stop, one": { body: { stop: "END" }, reply: stopped },
  "stop, 4": { body: { stop: stops(4) }, reply: stopped },
  "stop, 5": { body: { stop: stops(5) }, reply: stopped },
  "stop, 16": { body: { stop: stops(16) }, reply: stopped },
  "stop, 17": { body: { stop: stops(17) }, everywhere: refuse("stop", "invalid_value") },
  "n 2": { body: { n: 2 } },
  "n 5": { body: { n: 5 } },
  "n 9": { body: { n: 9 }, everywhere: refuse("n", "invalid_value") },
  "n 129": { body: { n: 129 }, everywhere: refuse("n", "invalid_value") },
  json_mode: { body: { json_mode: true }, reply: fenced },
  "json_mode that is spoken of": {
    body: { json_mode: true, messages: [{ role: "user", content: "Hi in JSON" }] },
    reply: fenced,
  },
  "response_format json_schema": {
    body: { response_format: { type: "json_schema", json_schema: { name: "answer", schema, strict: true } } },
    reply: fenced,
  },
} satisfies Record<string, Row>;

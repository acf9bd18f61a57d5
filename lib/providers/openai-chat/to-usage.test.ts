import { expect, test } from "vitest";
import { findUsage, toUsage } from "./to-usage";

test("every count is a whole number that is not negative, whatever comes", () => {
  const usage = toUsage({ prompt_tokens: 1.4, completion_tokens: -3, total_tokens: "9", prompt_tokens_details: null });
  expect(usage).toMatchObject({ promptTokens: 1, completionTokens: 0, totalTokens: 1 });
});

test("DeepSeek's cache hits are cached tokens", () => {
  const usage = toUsage({ prompt_tokens: 9, completion_tokens: 1, total_tokens: 10, prompt_cache_hit_tokens: 4 });
  expect(usage.prompt.cached).toBe(4);
});

test("reasoning that xAI leaves out of the completion is added", () => {
  const completion_tokens_details = { reasoning_tokens: 340 };
  expect(
    toUsage({ prompt_tokens: 12, completion_tokens: 2, total_tokens: 354, completion_tokens_details }).completionTokens,
  ).toBe(342);
  expect(
    toUsage({ prompt_tokens: 12, completion_tokens: 342, total_tokens: 354, completion_tokens_details })
      .completionTokens,
  ).toBe(342);
});

test.each([
  [{ num_search_queries: 3 }, 3],
  [{ server_tool_use: { web_search_requests: 2 } }, 2],
  [{ server_tool_use_details: { web_search_requests: 2 } }, 2],
  [{ server_side_tool_usage_details: { web_search_calls: 2, x_search_calls: 0 } }, 2],
  [{ plugins: { search: { count: 1 } } }, 1],
  [{ billed_units: 4 }, 4],
  [{}, 0],
])("the searches of %j are billed as %i", (wire, billed) => {
  expect(toUsage(wire).billedUnits).toBe(billed);
});

test("usage is found beside the choices, inside one, or in Groq's own field", () => {
  const usage = { prompt_tokens: 1 };
  const events = [{ usage }, { usage: null, choices: [{ usage }] }, { x_groq: { usage } }];
  expect(events.map(findUsage)).toEqual([usage, usage, usage]);
  expect(findUsage({ usage: null, choices: [] })).toBeUndefined();
});

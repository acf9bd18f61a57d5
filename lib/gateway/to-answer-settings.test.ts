import { describe, expect, test } from "vitest";
import { requestFields } from "./request-fields";
import { answerParameterNames, answerParametersSchema, toAnswerSettings } from "./to-answer-settings";

const issueOf = (parameters: object) => {
  const [issue] = answerParametersSchema.safeParse(parameters).error?.issues ?? [];
  return issue && [...issue.path, ...("keys" in issue ? issue.keys : [])].join(".");
};
const settingsOf = (parameters: object) => toAnswerSettings(answerParametersSchema.parse(parameters));

describe("the parameters of a question asked on the page", () => {
  test("are all fields of the API but those that the page says in other ways", () => {
    const excluded = ["model", "messages", "stream", "stream_options", "functions", "function_call", "sess_id"];
    expect(Object.keys(requestFields.shape).filter((key) => !answerParameterNames.includes(key))).toEqual(excluded);
  });

  test.each([
    ["an unknown key", { temprature: 1 }, "temprature"],
    ["an unknown key of an object", { thinking: { enable: true } }, "thinking.enable"],
    ["an unknown key of a search", { search_config: { depth: 1 } }, "search_config.depth"],
    ["a number out of range", { temperature: 2.1 }, "temperature"],
    ["a key that the page says itself", { sess_id: "another" }, "sess_id"],
    ["another model", { model: "other" }, "model"],
    ["another conversation", { messages: [{ role: "user", content: "Hi" }] }, "messages"],
    ["two spellings that differ", { thinking: { enabled: true }, enable_thinking: false }, "enable_thinking"],
    ["a tool that is not there", { tool_choice: "required" }, "tool_choice"],
    ["sound without a voice", { modalities: ["text", "audio"] }, "audio"],
  ])("may not hold %s", (_, parameters, path) => {
    expect(issueOf(parameters)).toBe(path);
  });

  test("mean what they mean at the API door", () => {
    const settings = settingsOf({
      temperature: 0.2,
      stop: "END",
      max_tokens: 9,
      json_mode: true,
      thinking: { enabled: true, reasoning_effort: "high", budget_tokens: 500 },
      enable_search: true,
      search_config: { engine: "searxng", deepable: true, recency_filter: "oneDay", domain_filter: "https://a.org/x" },
      top_logprobs: 3,
    });
    expect(settings).toEqual({
      thinking: { mode: "on", effort: "high", budgetTokens: 500 },
      temperature: 0.2,
      stop: ["END"],
      maxCompletionTokens: 9,
      responseFormat: { type: "json" },
      search: { engine: "searxng", deepable: true, returnResult: false, recency: "day", domains: ["a.org"] },
    });
  });

  test("name nobody unless they are told to", () => {
    expect(settingsOf({})).toEqual({ thinking: { mode: "unset" } });
    expect(settingsOf({ user: "Ada" }).endUser).toMatch(/^[0-9a-f]{32}$/);
  });

  test("fail where something would go unused and that was forbidden", () => {
    expect(() => settingsOf({ top_logprobs: 3, strict_params: true })).toThrowError(
      expect.objectContaining({ code: "unsupported_parameter", param: "parameters.top_logprobs" }),
    );
  });
});

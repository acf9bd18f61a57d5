import { describe, expect, test } from "vitest";
import { ask, wrongAt } from "./testing/ask";

describe("what a request says of thinking", () => {
  test.each<[object, object]>([
    [{}, { mode: "unset" }],
    [{ thinking: null, reasoning_effort: null }, { mode: "unset" }],
    [{ thinking: { enabled: true } }, { mode: "on" }],
    [{ thinking: { enabled: false } }, { mode: "off" }],
    [{ thinking: { type: "enabled" } }, { mode: "on" }],
    [{ thinking: { type: "adaptive" } }, { mode: "on" }],
    [{ thinking: { type: "disabled" } }, { mode: "off" }],
    [{ thinking: { type: "auto" } }, { mode: "unset" }],
    [{ thinking: { type: "auto", reasoning_effort: "low" } }, { mode: "on", effort: "low" }],
    [{ enable_thinking: true }, { mode: "on" }],
    [{ enable_thinking: false }, { mode: "off" }],
    [{ reasoning: { enabled: true } }, { mode: "on" }],
    [{ reasoning: { enabled: false } }, { mode: "off" }],
    [{ reasoning_effort: "high" }, { mode: "on", effort: "high" }],
    [{ reasoning_effort: "HIGH" }, { mode: "on", effort: "high" }],
    [{ reasoning_effort: "none" }, { mode: "off" }],
    [{ reasoning_effort: "auto" }, { mode: "unset" }],
    [{ reasoning: { effort: "xhigh" } }, { mode: "on", effort: "xhigh" }],
    [{ reasoning: { effort: "none" } }, { mode: "off" }],
    [{ thinking: { thinking_level: "MINIMAL" } }, { mode: "on", effort: "minimal" }],
    [{ thinking: { reasoning_effort: "maximum" } }, { mode: "on", effort: "max" }],
    [{ thinking: { budget_tokens: 2_000 } }, { mode: "on", budgetTokens: 2_000 }],
    [{ thinking: { budget_tokens: 0 } }, { mode: "off" }],
    [{ thinking: { budget_tokens: -1 } }, { mode: "on" }],
    [{ thinking: { enabled: true, budget_tokens: 0 } }, { mode: "on" }],
    [{ thinking_budget: 2_000 }, { mode: "on", budgetTokens: 2_000 }],
    [{ reasoning: { max_tokens: 2_000 } }, { mode: "on", budgetTokens: 2_000 }],
    [{ thinking: { include_thoughts: false } }, { mode: "unset", include: false }],
    [{ reasoning: { enabled: true, exclude: true } }, { mode: "on", include: false }],
    [
      { thinking: { enabled: true, budget_tokens: 16_000, reasoning_effort: "medium" } },
      { mode: "on", budgetTokens: 16_000, effort: "medium" },
    ],
    [{ thinking: { enabled: false, budget_tokens: 16_000, reasoning_effort: "medium" } }, { mode: "off" }],
    [{ enable_thinking: true, thinking: { type: "enabled" } }, { mode: "on" }],
  ])("%j means %j", (body, thinking) => {
    expect(ask(body).thinking).toEqual(thinking);
  });

  test.each<[object, string]>([
    [{ enable_thinking: false, thinking: { enabled: true } }, "enable_thinking"],
    [{ thinking: { enabled: true, type: "disabled" } }, "thinking.type"],
    [{ thinking: { enabled: true }, reasoning_effort: "none" }, "reasoning_effort"],
    [{ thinking: { reasoning_effort: "low" }, reasoning_effort: "high" }, "reasoning_effort"],
    [{ thinking: { budget_tokens: 5 }, reasoning: { max_tokens: 6 } }, "reasoning.max_tokens"],
    [{ thinking: { include_thoughts: true }, reasoning: { exclude: true } }, "reasoning.exclude"],
    [{ reasoning_effort: "huge" }, "reasoning_effort"],
    [{ reasoning_effort: "" }, "reasoning_effort"],
    [{ thinking: { thinking_level: "deep" } }, "thinking.thinking_level"],
    [{ thinking: { type: "on" } }, "thinking.type"],
    [{ thinking: { budget_tokens: -2 } }, "thinking.budget_tokens"],
    [{ thinking: "on" }, "thinking"],
  ])("%j is refused at %s", (body, path) => {
    expect(wrongAt(body)).toBe(path);
  });

  test("follows the ending of the model's name, which must not contradict the body", () => {
    expect(ask({}, { suffix: { mode: "on" } }).thinking).toEqual({ mode: "on" });
    expect(ask({ thinking: { budget_tokens: 9 } }, { suffix: { mode: "off" } }).thinking).toEqual({ mode: "off" });
    const fast = { suffix: { mode: "on", effort: "low" } } as const;
    expect(ask({}, fast).thinking).toEqual({ mode: "on", effort: "low" });
    expect(ask({ reasoning_effort: "high" }, fast).thinking).toEqual({ mode: "on", effort: "high" });
    expect(() => ask({ enable_thinking: false }, fast)).toThrow(expect.objectContaining({ param: "model" }));
  });
});

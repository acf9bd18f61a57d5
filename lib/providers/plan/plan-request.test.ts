import { describe, expect, test } from "vitest";
import type { ChatRequest, Effort } from "@/lib/core/chat-request";
import type { Capabilities, ThinkingCapability } from "@/lib/core/model";
import { capable } from "@/lib/providers/testing/calls";
import type { PlanSettings } from "./plan";
import { planRequest } from "./plan-request";

const settings: PlanSettings = {
  defaultTemperature: "contract",
  temperatureMode: "clamp",
  maxChoices: 8,
  sendsMaxOutput: false,
};

function plan(request: Partial<ChatRequest>, less: Partial<Capabilities> = {}, more: Partial<PlanSettings> = {}) {
  const whole: ChatRequest = {
    model: "m",
    messages: [{ role: "user", parts: [{ type: "text", text: "Hi" }] }],
    thinking: { mode: "unset" },
    ...request,
  };
  return planRequest(whole, capable(less), { ...settings, ...more });
}

const params = (made: ReturnType<typeof plan>) => made.warnings.map(({ param, action }) => `${param} ${action}`);
const range = (max: number, more = {}) => ({ temperature: { min: 0, max, ...more } });

describe("the temperature", () => {
  test.each<[string, number | undefined, Partial<Capabilities>, Partial<PlanSettings>, number | undefined, string[]]>([
    ["nobody chose is 1.3 on a range of two", undefined, range(2), {}, 1.3, []],
    ["nobody chose is 0.65 on a range of one", undefined, range(1), {}, 0.65, []],
    ["nobody chose is in proportion on another range", undefined, range(1.5), {}, 0.975, []],
    ["nobody chose is the model's own where it has one", undefined, range(2, { default: 0 }), {}, 0, []],
    ["nobody chose can be left to the model", undefined, range(2), { defaultTemperature: "model" }, undefined, []],
    ["nobody chose can be set for the deployment", undefined, range(1), { defaultTemperature: 1.2 }, 1, []],
    ["nobody chose is not sent where it is fixed", undefined, range(2, { fixed: true }), {}, undefined, []],
    ["in range is passed", 0.7, range(1), {}, 0.7, []],
    ["over the range is cut", 1.5, range(1), {}, 1, ["temperature adjusted"]],
    [
      "is scaled where the deployment says so",
      1,
      range(1),
      { temperatureMode: "scaled" },
      0.5,
      ["temperature adjusted"],
    ],
    ["0 is nearly 0 where 0 is refused", 0, range(1, { exclusiveMin: true }), {}, 0.01, ["temperature adjusted"]],
    ["is dropped where it is fixed", 0.7, range(2, { fixed: true }), {}, undefined, ["temperature dropped"]],
  ])("%s", (_, temperature, less, more, sent, warned) => {
    const made = plan({ temperature }, less, more);
    expect(made.request.temperature).toBe(sent);
    expect(params(made)).toEqual(warned);
  });
});

describe("thinking", () => {
  const degrees = (efforts: Effort[], more: Partial<ThinkingCapability> = {}): Partial<Capabilities> => ({
    thinking: { kind: "effort", canDisable: true, byDefault: false, efforts, ...more },
  });
  const bound = (min: number, max: number, more = {}) => degrees([], { budget: { min, max }, ...more });

  test.each<[string, Partial<ChatRequest>, Partial<Capabilities>, object, string[]]>([
    ["on", { thinking: { mode: "on" } }, degrees(["low", "high"], { kind: "type" }), { mode: "on" }, []],
    [
      "on, where only a degree turns it on",
      { thinking: { mode: "on" } },
      degrees(["low", "medium", "high"]),
      { mode: "on", effort: "medium" },
      [],
    ],
    [
      "on beside a search that excludes it",
      { thinking: { mode: "on" }, search: { deepable: false, returnResult: false } },
      {
        ...degrees([], { kind: "type" }),
        search: { kind: "kimi-builtin", withTools: false, excludesThinking: true },
      },
      { mode: "off" },
      ["thinking dropped"],
    ],
    ["on, where the model cannot", { thinking: { mode: "on" } }, {}, { mode: "unset" }, ["thinking dropped"]],
    ["off", { thinking: { mode: "off" } }, degrees(["low"]), { mode: "off" }, []],
    [
      "medium where there are low, high and max",
      { thinking: { mode: "on", effort: "medium" } },
      degrees(["low", "high", "max"]),
      { mode: "on", effort: "high" },
      ["thinking.reasoning_effort adjusted"],
    ],
    [
      "minimal where there are low, high and max",
      { thinking: { mode: "on", effort: "minimal" } },
      degrees(["low", "high", "max"]),
      { mode: "on", effort: "low" },
      ["thinking.reasoning_effort adjusted"],
    ],
    [
      "a bound of 1,024 as a degree",
      { thinking: { mode: "on", budgetTokens: 1_024 } },
      degrees(["low", "medium", "high"]),
      { mode: "on", effort: "low" },
      [],
    ],
    [
      "a bound of 16,000 as a degree",
      { thinking: { mode: "on", budgetTokens: 16_000 } },
      degrees(["low", "medium", "high"]),
      { mode: "on", effort: "high" },
      [],
    ],
    [
      "a degree as a bound",
      { thinking: { mode: "on", effort: "medium" } },
      { ...bound(0, 24_576), maxOutput: 65_536 },
      { mode: "on", budgetTokens: 8_192 },
      [],
    ],
    [
      "a bound fitted to the model",
      { thinking: { mode: "on", budgetTokens: 10 } },
      bound(128, 32_768),
      { mode: "on", budgetTokens: 128 },
      ["thinking.budget_tokens adjusted"],
    ],
    [
      "a bound under the bound of the answer",
      { thinking: { mode: "on", budgetTokens: 5_000 }, maxCompletionTokens: 2_000 },
      bound(1_024, 32_768),
      { mode: "on", budgetTokens: 1_999 },
      ["thinking.budget_tokens adjusted"],
    ],
    [
      "no room for a thought",
      { thinking: { mode: "on", budgetTokens: 5_000 }, maxCompletionTokens: 500 },
      bound(1_024, 32_768),
      { mode: "off" },
      ["thinking dropped"],
    ],
  ])("%s", (_, request, less, thinking, warned) => {
    const made = plan({ temperature: 1, ...request }, less);
    expect(made.request.thinking).toEqual(thinking);
    expect(params(made)).toEqual(warned);
  });

  test("a model that always thinks is asked for the least, and its thought is hidden unless it is wanted", () => {
    const always = degrees(["low", "high"], { canDisable: false });
    const hidden = plan({ thinking: { mode: "off" } }, always);
    expect(hidden.request.thinking).toEqual({ mode: "on", effort: "low", include: false });
    expect(hidden.emulations.hideReasoning).toBe(true);
    expect(params(hidden)).toEqual(["thinking dropped"]);
    expect(plan({ thinking: { mode: "off", include: true } }, always).emulations.hideReasoning).toBe(false);
  });

  test("with a bound alone leaves room for the answer behind it", () => {
    const made = plan({ thinking: { mode: "on", budgetTokens: 4_000 } }, bound(1_024, 32_768));
    expect(made.request.maxCompletionTokens).toBeGreaterThan(5_000);
  });

  test("makes way for a tool that has to be called, where both do not go together", () => {
    const less = { ...degrees(["low"]), ignoredWhileThinking: ["toolChoice" as const] };
    const made = plan({ thinking: { mode: "on" }, tools: [{ name: "f" }], toolChoice: "required" }, less);
    expect(made.request.thinking).toEqual({ mode: "off" });
    expect(params(made)).toEqual(["thinking dropped"]);
  });
});

describe("what a model lacks", () => {
  test("is done by Parley where it can be", () => {
    const less = { maxStop: 0, maxN: 1, parallelToolCalls: false, json: { object: false, schema: false } };
    const made = plan(
      {
        stop: ["END"],
        n: 3,
        tools: [{ name: "f" }],
        parallelToolCalls: false,
        responseFormat: { type: "json" },
        search: { deepable: false, returnResult: true },
      },
      less,
    );
    expect(made.emulations).toMatchObject({ stop: ["END"], choices: 3, oneToolCall: true, json: { type: "json" } });
    expect(made.emulations.search).toEqual({ deepable: false, returnResult: true });
    expect(made.request).toMatchObject({
      stop: undefined,
      n: undefined,
      parallelToolCalls: undefined,
      search: undefined,
    });
    expect(made.request.responseFormat).toBeUndefined();
    expect(JSON.stringify(made.request.messages[0])).toContain("JSON");
    expect(made.warnings).toEqual([]);
  });

  test("is dropped with a warning where nothing is lost but a wish, and refused when the client wants that", () => {
    const less = {
      seed: false,
      logprobs: false,
      frequencyPenalty: false,
      presencePenalty: false,
      topP: false,
      topK: false,
    };
    const wishes = {
      seed: 1,
      logprobs: true,
      topLogprobs: 2,
      frequencyPenalty: 1,
      presencePenalty: 1,
      topP: 0.5,
      topK: 3,
    };
    const made = plan(wishes, less);
    expect(params(made).sort()).toEqual(
      ["frequency_penalty", "logprobs", "presence_penalty", "seed", "top_k", "top_p"].map(
        (param) => `${param} dropped`,
      ),
    );
    expect(() => plan({ seed: 1, strictParams: true }, less)).toThrow(
      expect.objectContaining({ param: "seed", status: 400 }),
    );
  });

  test("says nothing of values that mean nothing", () => {
    const less = {
      frequencyPenalty: false,
      presencePenalty: false,
      topP: false,
      logprobs: false,
      parallelToolCalls: false,
    };
    const made = plan({ frequencyPenalty: 0, presencePenalty: 0, topP: 1, logprobs: false, n: 1, stop: [] }, less);
    expect(made.warnings).toEqual([]);
  });

  test("is refused where the answer would mean something else", () => {
    const image = [{ role: "user" as const, parts: [{ type: "image" as const, url: "https://example.org/a.png" }] }];
    const blind = {
      input: { image: false as const, audio: false as const, video: false as const, file: false as const },
    };
    expect(() => plan({ messages: image }, blind)).toThrow(
      expect.objectContaining({ code: "unsupported_parameter", param: "messages[0].content[0]" }),
    );
    expect(() => plan({ tools: [{ name: "f" }] }, { tools: false })).toThrow(
      expect.objectContaining({ param: "tools" }),
    );
    expect(() => plan({ modalities: ["audio"] }, { audioOutput: false })).toThrow(
      expect.objectContaining({ param: "modalities" }),
    );
    expect(() => plan({ n: 9 })).toThrow(expect.objectContaining({ param: "n", status: 400 }));
  });
});

test("a request is not changed by its plan", () => {
  const request: ChatRequest = {
    model: "m",
    messages: [],
    thinking: { mode: "on" },
    temperature: 2,
    responseFormat: { type: "json" },
  };
  const before = structuredClone(request);
  planRequest(request, capable({ temperature: { min: 0, max: 1 }, json: { object: false, schema: false } }), settings);
  expect(request).toEqual(before);
});

test("an answer is bounded by what the model can write and what is left of its context", () => {
  expect(plan({ maxCompletionTokens: 99_999 }).request.maxCompletionTokens).toBe(8_192);
  expect(plan({}).request.maxCompletionTokens).toBeUndefined();
  expect(plan({}, {}, { sendsMaxOutput: true }).request.maxCompletionTokens).toBe(8_192);
  const long = [{ role: "user" as const, parts: [{ type: "text" as const, text: "x".repeat(250_000) }] }];
  expect(plan({ messages: long }, {}, { sendsMaxOutput: true }).request.maxCompletionTokens).toBe(3_000);
});

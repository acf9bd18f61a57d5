import { describe, expect, test } from "vitest";
import type { ModelBrief, SearchEngineEntry } from "@/lib/core/model";
import { answerParametersSchema, toAnswerSettings } from "@/lib/gateway/to-answer-settings";
import { type AnswerWishes, noWishes, readWishes, toSettings, wishesWith, withoutWishes } from "./answer-wishes";

type Thinking = NonNullable<ModelBrief["thinking"]>;

const switchable: Thinking = { canDisable: true, byDefault: true, efforts: ["low", "high"] };
const fixed: Thinking = { canDisable: false, byDefault: true, efforts: ["low", "high"] };
const bounded: Thinking = { canDisable: true, byDefault: false, efforts: [], budget: { min: 1_024, max: 10_000 } };

const engines: SearchEngineEntry[] = [
  { id: "searxng", name: "SearXNG", ready: true },
  { id: "tavily", name: "Tavily", ready: false },
];

function modelOf(more: Partial<ModelBrief>): ModelBrief {
  const named = { id: "m", qualifiedId: "p/m", name: "m", provider: "p", providerName: "P" };
  return { ...named, status: { state: "ready" }, media: [], tools: false, searches: false, ...more };
}

const settingsOf = (wishes: Partial<AnswerWishes>, model: Partial<ModelBrief> = {}, own: object = {}) =>
  toSettings({ ...noWishes, ...wishes }, modelOf(model), engines, { ...own }).parameters;

describe("the thinking that goes with a question", () => {
  test.each<[string, Partial<AnswerWishes>, Thinking | undefined, unknown]>([
    ["nothing, as long as nobody has chosen", {}, switchable, undefined],
    ["on, with the degree", { think: "on", effort: "high" }, switchable, { enabled: true, reasoning_effort: "high" }],
    [
      "on, without a degree that the model does not know",
      { think: "on", effort: "max" },
      switchable,
      { enabled: true },
    ],
    [
      "the degree, where the model thinks by itself",
      { effort: "low" },
      switchable,
      { enabled: true, reasoning_effort: "low" },
    ],
    ["off", { think: "off", effort: "low" }, switchable, { enabled: false }],
    ["never off for a model that always thinks", { think: "off" }, fixed, undefined],
    [
      "the degree of a model that always thinks",
      { think: "off", effort: "high" },
      fixed,
      { enabled: true, reasoning_effort: "high" },
    ],
    ["a bound", { think: "on", budgetTokens: 2_000 }, bounded, { enabled: true, budget_tokens: 2_000 }],
    ["no bound beyond the model's own", { think: "on", budgetTokens: 24_000 }, bounded, { enabled: true }],
    ["nothing for a model that cannot think", { think: "on", effort: "high" }, undefined, undefined],
  ])("is %s", (_, wishes, thinking, expected) => {
    expect(settingsOf(wishes, { thinking })?.thinking).toEqual(expected);
  });
});

describe("the search that goes with a question", () => {
  test.each<[string, Partial<AnswerWishes>, Partial<ModelBrief>, unknown]>([
    ["nothing while it is off", { engine: "searxng", deep: true }, {}, undefined],
    ["the usual engine's where none was chosen", { search: true }, {}, { deepable: false, return_result: true }],
    [
      "the chosen engine's",
      { search: true, engine: "searxng" },
      {},
      { deepable: false, engine: "searxng", return_result: true },
    ],
    [
      "the usual engine's when the chosen one cannot be used",
      { search: true, engine: "tavily" },
      {},
      { deepable: false, return_result: true },
    ],
    [
      "the model's own",
      { search: true, engine: "searxng", deep: true },
      { searches: true },
      { deepable: true, return_result: true },
    ],
  ])("is %s", (_, wishes, model, expected) => {
    const parameters = settingsOf(wishes, model);
    expect(parameters?.search_config).toEqual(expected);
    expect(parameters?.enable_search).toBe(expected && true);
  });
});

describe("what was set by name in the drawer", () => {
  test.each<[string, Partial<AnswerWishes>, object, object | undefined]>([
    ["goes with the question as it is", {}, { temperature: 0.3 }, { temperature: 0.3 }],
    [
      "goes before the switch",
      { think: "off" },
      { thinking: { enabled: true, reasoning_effort: "low" } },
      { thinking: { enabled: true, reasoning_effort: "low" } },
    ],
    [
      "adds to what the switch says",
      { think: "on" },
      { thinking: { include_thoughts: false } },
      { thinking: { enabled: true, include_thoughts: false } },
    ],
    [
      "is not contradicted in another spelling",
      { think: "on" },
      { enable_thinking: false },
      { enable_thinking: false },
    ],
    ["can decline a search", { search: true }, { enable_search: false }, { enable_search: false }],
    ["says nothing of a search that is not wanted", {}, { search_config: { count: 3 } }, undefined],
    [
      "goes with the search of the switch",
      { search: true, engine: "searxng" },
      { search_config: { count: 3, deepable: true } },
      {
        enable_search: true,
        search_config: { engine: "searxng", deepable: true, count: 3, return_result: true },
      },
    ],
  ])("%s", (_, wishes, own, expected) => {
    expect(settingsOf(wishes, { thinking: switchable }, own)).toEqual(expected);
  });

  test("is what the switches show, and is forgotten where a switch says otherwise", () => {
    const own = { temperature: 1, thinking: { enabled: true, budget_tokens: 5 }, search_config: { deepable: true } };
    const shown = wishesWith({ ...noWishes, think: "off", effort: "low" }, own);
    expect(shown).toMatchObject({ think: "on", effort: undefined, budgetTokens: 5, deep: true, search: false });
    expect(withoutWishes(own, { think: "off" })).toEqual({ ...own, thinking: { budget_tokens: 5 } });
    expect(withoutWishes(own, { deep: false, search: true })).toEqual({ temperature: 1, thinking: own.thinking });
  });
});

describe("what the switches say", () => {
  test.each<[Partial<AnswerWishes>, object]>([
    [{}, { thinking: { mode: "unset" } }],
    [{ think: "off" }, { thinking: { mode: "off" } }],
    [{ think: "on", effort: "high" }, { thinking: { mode: "on", effort: "high" } }],
    [
      { search: true, engine: "searxng", deep: true },
      { thinking: { mode: "unset" }, search: { engine: "searxng", deepable: true, returnResult: true } },
    ],
  ])("%j is understood by the server", (wishes, expected) => {
    const parameters = answerParametersSchema.parse(settingsOf(wishes, { thinking: switchable }) ?? {});
    expect(toAnswerSettings(parameters)).toEqual(expected);
  });
});

describe("what an earlier visit kept", () => {
  test("is read as it was written", () => {
    const wishes: AnswerWishes = { think: "off", effort: "high", search: true, engine: "searxng", deep: true };
    expect(readWishes(JSON.parse(JSON.stringify(wishes)))).toEqual(wishes);
  });

  test.each([
    undefined,
    null,
    7,
    "on",
    [],
    { think: 1, search: "yes", deep: 1, engine: {}, effort: 3, budgetTokens: "9" },
  ])("is no wish when it is %j", (stored) => {
    expect(readWishes(stored)).toEqual(noWishes);
  });
});

import { describe, expect, test } from "vitest";
import type { ModelBrief, SearchEngineEntry } from "@/lib/core/model";
import { type AnswerWishes, noWishes, readWishes, toSettings } from "./answer-wishes";

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

const settingsOf = (wishes: Partial<AnswerWishes>, model: Partial<ModelBrief> = {}) =>
  toSettings({ ...noWishes, ...wishes }, modelOf(model), engines);

describe("the thinking that goes with a question", () => {
  test.each<[string, Partial<AnswerWishes>, Thinking | undefined, unknown]>([
    ["nothing, as long as nobody has chosen", {}, switchable, undefined],
    ["on, with the degree", { think: "on", effort: "high" }, switchable, { mode: "on", effort: "high" }],
    ["on, without a degree that the model does not know", { think: "on", effort: "max" }, switchable, { mode: "on" }],
    ["the degree, where the model thinks by itself", { effort: "low" }, switchable, { mode: "on", effort: "low" }],
    ["off", { think: "off", effort: "low" }, switchable, { mode: "off" }],
    ["never off for a model that always thinks", { think: "off" }, fixed, undefined],
    [
      "the degree of a model that always thinks",
      { think: "off", effort: "high" },
      fixed,
      { mode: "on", effort: "high" },
    ],
    ["a bound", { think: "on", budgetTokens: 2_000 }, bounded, { mode: "on", budgetTokens: 2_000 }],
    ["no bound beyond the model's own", { think: "on", budgetTokens: 24_000 }, bounded, { mode: "on" }],
    ["nothing for a model that cannot think", { think: "on", effort: "high" }, undefined, undefined],
  ])("is %s", (_, wishes, thinking, expected) => {
    expect(settingsOf(wishes, { thinking }).thinking).toEqual(expected);
  });
});

describe("the search that goes with a question", () => {
  test.each<[string, Partial<AnswerWishes>, Partial<ModelBrief>, unknown]>([
    ["nothing while it is off", { engine: "searxng", deep: true }, {}, undefined],
    ["the usual engine's where none was chosen", { search: true }, {}, { deepable: false }],
    ["the chosen engine's", { search: true, engine: "searxng" }, {}, { deepable: false, engine: "searxng" }],
    [
      "the usual engine's when the chosen one cannot be used",
      { search: true, engine: "tavily" },
      {},
      { deepable: false },
    ],
    ["the model's own", { search: true, engine: "searxng", deep: true }, { searches: true }, { deepable: true }],
  ])("is %s", (_, wishes, model, expected) => {
    expect(settingsOf(wishes, model).search).toEqual(expected);
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

import { describe, expect, test } from "vitest";
import type { ModelCard } from "@/lib/core/model";
import { filterModels, noFilter } from "./filter-models";

function card(id: string, more: Partial<ModelCard> = {}): ModelCard {
  const [provider = "", name = ""] = id.split("/");
  return {
    id: name,
    qualifiedId: id,
    name,
    provider,
    providerName: provider,
    status: { state: "ready" },
    words: [],
    ...more,
  };
}

const models = [
  card("openai/gpt-a", {
    title: "GPT A",
    words: ["vision", "tools"],
    contextLength: 128_000,
    prices: { currency: "USD", input: 2 },
  }),
  card("zhipu/glm-b", { words: ["tools"], contextLength: 8_000, prices: { currency: "CNY", input: 2 } }),
  card("embedded/starter"),
  card("groq/free-c", { prices: { currency: "USD", input: 0 } }),
];
const shown = (filter: Partial<typeof noFilter>) =>
  filterModels(models, { ...noFilter, ...filter }).map((model) => model.name);

describe("filterModels", () => {
  test.each<[string, Partial<typeof noFilter>, string[]]>([
    ["nothing asked", {}, ["gpt-a", "glm-b", "starter", "free-c"]],
    ["words in any order", { text: " a GPT " }, ["gpt-a"]],
    ["a provider", { provider: "zhipu" }, ["glm-b"]],
    ["every capability", { words: ["tools", "vision"] }, ["gpt-a"]],
    ["a least context, which an unknown one does not meet", { context: 32_000 }, ["gpt-a"]],
    ["free, where what runs here is", { price: "free" }, ["starter", "free-c"]],
    [
      "a low price in either currency, where an unknown price is none",
      { price: "low" },
      ["glm-b", "starter", "free-c"],
    ],
  ])("%s", (_, filter, names) => {
    expect(shown(filter)).toEqual(names);
  });
});

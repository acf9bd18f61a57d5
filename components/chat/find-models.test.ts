import { describe, expect, it } from "vitest";
import type { ModelBrief } from "@/lib/core/model";
import { en } from "@/lib/i18n/messages/en";
import { translate } from "@/lib/i18n/translate";
import { findModels, wordsOfBrief } from "./find-models";

function brief(qualifiedId: string, more: Partial<ModelBrief> = {}): ModelBrief {
  const [provider = "", name = ""] = qualifiedId.split("/");
  const plain = { id: name, qualifiedId, name, provider, providerName: provider.toUpperCase() };
  return { ...plain, status: { state: "ready" }, media: [], tools: false, searches: false, ...more };
}

const models = [
  brief("openai/gpt-4o", { title: "GPT-4o", media: ["file", "image"], tools: true }),
  brief("openai/o3", { thinking: { canDisable: false, byDefault: true, efforts: ["low"] }, searches: true }),
  brief("custom/plain"),
];
const found = (query: string) =>
  findModels(models, query, (key, parameters) => translate(en, key, parameters)).map(({ name }) => name);

describe("a search through the models", () => {
  it.each([
    ["", ["gpt-4o", "o3", "plain"]],
    ["  4O gpt ", ["gpt-4o"]],
    ["openai", ["gpt-4o", "o3"]],
    ["custom/", ["plain"]],
    ["images tools", ["gpt-4o"]],
    ["own search", ["o3"]],
    ["thinks", ["o3"]],
    ["audio", []],
  ])("for %j finds them by what they are called and can do", (query, names) => {
    expect(found(query)).toEqual(names);
  });

  it("knows what each can do, in one order", () => {
    expect(models.map(wordsOfBrief)).toEqual([["vision", "file", "tools"], ["search", "reasoning"], []]);
  });
});

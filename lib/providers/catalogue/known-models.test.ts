import { expect, test } from "vitest";
import { providerIds } from "@/env";
import { efforts } from "@/lib/core/chat-request";
import type { CatalogueFile } from "./known-model";
import { knownModel, knownNames } from "./known-models";
import generated from "./models.json";

const { sources, models } = generated as unknown as CatalogueFile;

test("the generated file says where its facts are from, and is sorted so that a renewed one can be reviewed", () => {
  expect(sources.map(({ licence }) => licence)).toEqual(["MIT", "MIT"]);
  expect(sources.every(({ version }) => /^\d+\.\d+\.\d+$/.test(version))).toBe(true);
  const providers = Object.keys(models);
  expect(providers).toEqual([...providers].sort());
  for (const [provider, own] of Object.entries(models)) {
    expect(providerIds as readonly string[]).toContain(provider);
    expect(Object.keys(own)).toEqual(Object.keys(own).sort());
  }
});

test("every fact is a possible one", () => {
  for (const model of Object.values(models).flatMap((own) => Object.values(own))) {
    expect(model.context ?? 1).toBeGreaterThan(0);
    expect(model.output ?? 0).toBeLessThan(model.context ?? Number.POSITIVE_INFINITY);
    expect(model.prices?.input ?? 0).toBeGreaterThanOrEqual(0);
    const degrees = model.thinking ? (model.thinking.efforts ?? []) : [];
    expect([...degrees]).toEqual(efforts.filter((effort) => effort !== "none" && degrees.includes(effort)));
  }
});

test("a model is found in other letters, by another date, without one, and by a variant of OpenRouter's", () => {
  const gpt = knownModel("openai", "gpt-4o");
  expect(gpt).toMatchObject({ name: "GPT-4o", context: 128_000 });
  expect(knownModel("openai", "gpt-4o-2031-01-01")).toBe(gpt);
  expect(knownModel("openai", "gpt-4o-latest")).toBe(gpt);
  expect(knownModel("minimax", "minimax-m3")?.name).toBe("MiniMax-M3");
  expect(knownModel("anthropic", "claude-sonnet-4")?.name).toBe("Claude Sonnet 4");
  expect(knownModel("openrouter", "openai/gpt-5:nitro")).toBe(knownModel("openrouter", "openai/gpt-5"));
  expect(knownModel("openai", "gpt-4o-mini")).not.toBe(gpt);
});

test("what nobody wrote down is not known, whatever it is called", () => {
  for (const name of ["", "gpt-nothing", "__proto__", "constructor"])
    expect(knownModel("openai", name)).toBeUndefined();
  expect(knownModel("__proto__", "gpt-4o")).toBeUndefined();
  expect(knownNames("custom")).toEqual([]);
});

test("every vendor on the internet that lists models in our name has some that are known", () => {
  for (const id of ["openai", "anthropic", "google", "deepseek", "zhipu", "dashscope", "moonshot", "ark", "qianfan"]) {
    expect(knownNames(id).length, id).toBeGreaterThan(2);
  }
});

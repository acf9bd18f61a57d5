import { describe, expect, test } from "vitest";
import type { Chunk } from "@/lib/core/chunk";
import { only } from "@/lib/stream/testing/chunks";
import { geminiProvider } from "./provider";
import { strictGemini } from "./testing/strict-gemini";

const { mock, ask } = strictGemini();

const endOf = (chunks: readonly Chunk[]) => only(chunks, "end")[0];

describe("a refusal", () => {
  test("of the key is the upstream's fault and does not show the key", async () => {
    const chunks = await ask({}, {}, { apiKey: "AIza-wrong-canary-1" });
    expect(endOf(chunks)).toMatchObject({ reason: "failed", error: { code: "upstream_auth_error" } });
    expect(JSON.stringify(chunks)).not.toContain("canary");
  });

  test("of a request names its reason", async () => {
    const chunks = await ask({ stop: ["1", "2", "3", "4", "5", "6"] });
    expect(endOf(chunks)).toMatchObject({ reason: "failed", error: { code: "invalid_value" } });
  });

  test.each([
    "gemini-9",
    "../models/gemini-2.5-echo",
    "a/../models/gemini-2.5-echo",
    "gemini-2.5-echo?x=",
    "models/..",
    "a#b",
  ])("of the model %s leaves the path of models alone", async (model) => {
    const chunks = await ask({ model });
    expect(endOf(chunks)).toMatchObject({ reason: "failed", error: { code: "model_not_found" } });
    expect(mock().seen.at(-1)?.url).toMatch(/^\/v1beta\/models\/[^/]+:streamGenerateContent\?alt=sse$/);
  });
});

describe("a model", () => {
  test.each([
    ["gemini-2.5-echo", "/v1beta/models/gemini-2.5-echo"],
    ["models/gemini-2.5-echo", "/v1beta/models/gemini-2.5-echo"],
    ["tunedModels/mine-1", "/v1beta/tunedModels/mine-1"],
  ])("called %s is at %s", async (model, path) => {
    await ask({ model });
    expect(mock().seen.at(-1)?.url).toBe(`${path}:streamGenerateContent?alt=sse`);
  });

  test("is listed when it generates content, with what is said of it", async () => {
    const upstream = {
      id: "g",
      name: "G",
      protocol: "gemini" as const,
      baseUrl: mock().baseUrl,
      apiKey: mock().apiKey,
    };
    const quirks = { keyHeader: "x-goog-api-key" as const };
    const models = await geminiProvider.listModels({ ...upstream, quirks }, new AbortController().signal);
    expect(models.map(({ name }) => name)).toEqual(["gemini-3-echo", "gemini-2.5-echo", "gemini-slow"]);
    expect(models[0]).toEqual({
      name: "gemini-3-echo",
      title: "Mock gemini-3-echo",
      status: { state: "ready" },
      capabilities: { contextLength: 1_048_576, maxOutput: 65_536 },
    });
  });
});

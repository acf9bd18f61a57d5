import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LoopbackServer, startLoopbackServer } from "@/lib/net/testing/loopback-server";
import { sendJson } from "@/lib/net/testing/send-json";
import { listAllModels, resolveModel } from "./registry";

/** Lists two models; one name is also the built-in one's. */
let lively: LoopbackServer;
/** Accepts connections and never answers. */
let silent: LoopbackServer;

beforeAll(async () => {
  const list = { data: [{ id: "alpha", context_length: 4096 }, { id: "starter" }, { id: "deepseek/deep-one" }] };
  lively = await startLoopbackServer((_, response) => sendJson(response, 200, list));
  silent = await startLoopbackServer(() => {});
  Object.assign(process.env, {
    CUSTOM_BASE_URL: `${lively.url}/v1`,
    OLLAMA_BASE_URL: `${silent.url}/v1`,
    DEEPSEEK_API_KEY: "sk-test",
    DEEPSEEK_MODELS: "deep-one,deep-two",
  });
});

afterAll(async () => {
  await Promise.all([lively, silent].map((server) => server.close()));
});

describe("models", () => {
  test("have one id each, the plain name where it is free, and say what they can hold", async () => {
    const { models } = await listAllModels();
    const ids = models.map((model) => [model.id, model.qualifiedId]);
    expect(ids).toEqual(
      expect.arrayContaining([
        ["deep-one", "deepseek/deep-one"],
        ["alpha", "custom/alpha"],
        ["starter", "custom/starter"],
        ["embedded/starter", "embedded/starter"],
        ["custom/deepseek/deep-one", "custom/deepseek/deep-one"],
      ]),
    );
    expect(new Set(models.map((model) => model.id)).size).toBe(models.length);
    expect(models.find((model) => model.id === "alpha")?.capabilities.contextLength).toBe(4096);
  });

  test("are answered by whom their id names, though it reads like another provider's", async () => {
    const { models } = await listAllModels();
    for (const { id, qualifiedId } of models) expect((await resolveModel(id))[0].qualifiedId).toBe(qualifiedId);
  });

  test("are found by their plain name at the first provider, or as provider/name", async () => {
    expect((await resolveModel("starter"))[0].qualifiedId).toBe("custom/starter");
    expect((await resolveModel("embedded/starter"))[0].qualifiedId).toBe("embedded/starter");
    expect((await resolveModel("deep-two"))[0].upstream).toMatchObject({ id: "deepseek", apiKey: "sk-test" });
  });

  test("that an upstream does not list can be asked for by their full name, unless its list was given", async () => {
    expect((await resolveModel("custom/gpt-4-gizmo-g-1"))[0].model).toBe("gpt-4-gizmo-g-1");
    await expect(resolveModel("deepseek/deep-three")).rejects.toMatchObject({ code: "model_not_found" });
    await expect(resolveModel("embedded/other")).rejects.toMatchObject({ code: "model_not_found" });
  });

  test.each(["nothing", "custom/", "/alpha", "nobody/alpha", "__proto__", "constructor"])(
    "called %j are not found, and the parameter is named",
    async (id) => {
      await expect(resolveModel(id)).rejects.toMatchObject({ code: "model_not_found", param: "model", status: 404 });
    },
  );

  test("of a silent upstream keep nobody waiting for its deadline", async () => {
    const before = performance.now();
    await listAllModels();
    await resolveModel("alpha");
    // The silent upstream would hold each of them for ten seconds.
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test("say which providers still wait for a key or an address", async () => {
    const { unconfigured } = await listAllModels();
    const variables = unconfigured.map((provider) => provider.variable);
    expect(variables).toEqual(expect.arrayContaining(["OPENAI_API_KEY", "VLLM_BASE_URL"]));
    expect(variables).not.toContain("DEEPSEEK_API_KEY");
    expect(variables).not.toContain("CUSTOM_BASE_URL");
  });
});

import { beforeEach, describe, expect, test, vi } from "vitest";

const variables = ["TAVILY_API_KEY", "SEARXNG_BASE_URL", "SEARXNG_API_KEY", "ZHIPU_API_KEY", "DEFAULT_SEARCH_ENGINE"];

/** The engines of a process that was started with these variables. */
async function startedWith(given: Record<string, string>) {
  for (const name of variables) delete process.env[name];
  Object.assign(process.env, given);
  return await import("./engines");
}

beforeEach(() => vi.resetModules());

describe("the engine of a question", () => {
  test("that names none is Wikipedia when nothing is configured", async () => {
    const { requireEngine } = await startedWith({});
    expect([undefined, "", " ", "native"].map((id) => requireEngine(id).id)).toEqual(Array(4).fill("wikipedia"));
  });

  test("that names none is the first that is configured", async () => {
    const { requireEngine } = await startedWith({ SEARXNG_BASE_URL: "http://127.0.0.1:1", TAVILY_API_KEY: "k" });
    expect(requireEngine(undefined).id).toBe("tavily");
  });

  test("that names none is the administrator's choice, in any spelling, where that is configured", async () => {
    const chosen = { TAVILY_API_KEY: "k", ZHIPU_API_KEY: "k", DEFAULT_SEARCH_ENGINE: "search_pro" };
    expect((await startedWith(chosen)).requireEngine("native").id).toBe("glm/search-pro");
    vi.resetModules();
    const missing = { TAVILY_API_KEY: "k", DEFAULT_SEARCH_ENGINE: "exa" };
    expect((await startedWith(missing)).requireEngine("native").id).toBe("tavily");
  });

  test("is refused when there is no such engine", async () => {
    const { requireEngine } = await startedWith({});
    for (const id of ["google", "__proto__", "constructor", "glm/search-", "tavily2", "glm/tavily"]) {
      expect(() => requireEngine(id)).toThrow(
        expect.objectContaining({ code: "invalid_value", status: 400, param: "search_config.engine" }),
      );
    }
  });

  test.each([
    ["tavily", "TAVILY_API_KEY"],
    ["searxng", "SEARXNG_BASE_URL"],
    ["glm/search-std", "ZHIPU_API_KEY or GEEKAI_API_KEY"],
    ["glm/search-pro-bing", "ZHIPU_API_KEY"],
  ])("%s is refused with the variable that it needs", async (id, variable) => {
    const { requireEngine } = await startedWith({});
    const message = `The search engine ${id} needs ${variable} to be set.`;
    expect(() => requireEngine(id)).toThrow(
      expect.objectContaining({ code: "invalid_value", param: "search_config.engine", message }),
    );
  });

  test("needs more than a key where nobody knows its address", async () => {
    const { requireEngine } = await startedWith({ SEARXNG_API_KEY: "k" });
    expect(() => requireEngine("searxng")).toThrow("SEARXNG_BASE_URL");
  });
});

test("the list shows all engines, those that can be used first", async () => {
  const { listSearchEngines } = await startedWith({ TAVILY_API_KEY: "k" });
  const engines = listSearchEngines();
  expect(engines.map(({ id, ready }) => (ready ? id.toUpperCase() : id))).toEqual([
    "TAVILY",
    "WIKIPEDIA",
    "glm/search-std",
    "glm/search-pro",
    "glm/search-pro-sogou",
    "glm/search-pro-quark",
    "glm/search-pro-jina",
    "glm/search-pro-bing",
    "exa",
    "brave",
    "serper",
    "bocha",
    "jina",
    "searxng",
  ]);
  expect(engines.every(({ name }) => name !== "" && !name.includes("GeekAI"))).toBe(true);
});
